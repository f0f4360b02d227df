import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4 } from 'node:net';

/** Whether an address, as a socket has it, is in one of these networks, written as `10.0.0.0/8` or `::1`. */
export function isAddressIn(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = familyOf(address);
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

/**
 * Writes into `X-Forwarded-For` where a request comes from, as far as that can be believed: what a proxy of ours says,
 * else the address the connection is from. Anybody else could name another address with each request: gives the address
 * of who did, null for nobody.
 */
export function settleClientAddress(req: IncomingMessage, isProxy: (address: string) => boolean): string | null {
  const peer = plainAddress(req.socket.remoteAddress ?? '');
  const isSaid = req.headers['x-forwarded-for'] !== undefined;
  if (isSaid && isProxy(peer)) return null;
  req.headers['x-forwarded-for'] = peer;
  return isSaid ? peer : null;
}

const privateNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', 'fc00::/7', 'fe80::/10'];

/**
 * Says, once for each, of an address that named another in vain whether it looks like a proxy's that nobody named: one of
 * a private network. Everybody behind such a one counts as one address.
 */
export function unknownProxies(): (peer: string) => boolean {
  const isPrivate = isAddressIn(privateNetworks);
  const told = new Set<string>();
  return (peer) => {
    if (told.size === mostTold || !isPrivate(peer) || told.has(peer)) return false;
    told.add(peer);
    return true;
  };
}

const mostTold = 10;

/** A socket for both families writes an IPv4 address as `::ffff:203.0.113.7`. */
const plainAddress = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

const familyOf = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6');
