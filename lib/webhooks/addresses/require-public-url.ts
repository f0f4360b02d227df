import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#lib/errors';
import { addressPolicy } from '#lib/webhooks/addresses/address-policy';
import { refusal } from '#lib/webhooks/addresses/checked-lookup';
import { hostOf, urlProblem } from '#lib/webhooks/addresses/url-problem';

const lookupLimitMs = 3_000;

/**
 * The URL as it is kept, its host written as it will be connected to. Throws AppError('invalid') at `/url` where messages
 * are not sent there. Every attempt checks again, so that a name server that is away now does not stand in the way.
 */
export async function requirePublicUrl(text: string): Promise<string> {
  const policy = addressPolicy();
  const problem = urlProblem(text, policy);
  if (problem) throw invalidUrl(problem);
  const url = new URL(text);
  const host = hostOf(url);
  if (isIP(host)) return url.href;
  const addresses = await Promise.race([resolve(host), sleep(lookupLimitMs, null, { ref: false })]);
  const refused = addresses && refusal(host, addresses, policy);
  if (refused) throw invalidUrl(refused.message);
  return url.href;
}

/** Null where it cannot be told now. */
async function resolve(host: string) {
  try {
    return await lookup(host, { all: true });
  } catch (error) {
    const isUnknown = error instanceof Error && 'code' in error && error.code === 'ENOTFOUND';
    if (isUnknown) throw invalidUrl(`There is no host ${host}. Check how it is written.`);
    return null;
  }
}

const invalidUrl = (detail: string) => new AppError('invalid', detail, { errors: [{ pointer: '/url', detail }] });
