import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { AddressPolicy } from '#lib/webhooks/addresses/address-policy';
import { addressProblem } from '#lib/webhooks/addresses/address-problem';
import { publicOnly } from '#lib/webhooks/addresses/url-problem';

type Resolve = (
  host: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A host that has an address messages are not sent to. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
}

/**
 * How a connection finds its address: the name is resolved once, every address it has is checked, and one of those is
 * connected to. A name that is given another address in between (DNS rebinding) gains nothing by it.
 */
export function checkedLookup(policy: AddressPolicy, resolve: Resolve = lookup): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      const refused = error ?? refusal(host, addresses, policy);
      if (refused) done(refused, [], 0);
      else if (options.all) done(null, addresses);
      else done(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}

/** Why a host with these addresses is not connected to; null where each of them is allowed. */
export function refusal(
  host: string,
  addresses: readonly LookupAddress[],
  { allowsPrivate }: AddressPolicy,
): RefusedAddress | null {
  if (addresses.length === 0) return new RefusedAddress(`${host} has no address.`);
  if (allowsPrivate) return null;
  for (const { address } of addresses) {
    const problem = addressProblem(address);
    if (problem) return new RefusedAddress(`${host} is not on the public internet: ${problem}. ${publicOnly}`);
  }
  return null;
}
