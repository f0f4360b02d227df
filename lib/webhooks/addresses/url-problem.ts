import { isIP } from 'node:net';
import type { AddressPolicy } from '#lib/webhooks/addresses/address-policy';
import { addressProblem } from '#lib/webhooks/addresses/address-problem';

/** Ports from 1024 on that other protocols listen at (https://fetch.spec.whatwg.org/#port-blocking). */
const otherProtocols = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/** The host of a URL as `node:net` takes it: an IPv6 address without its brackets. */
export const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '');

/**
 * Why nothing may be sent to a URL, as far as the URL itself tells (its host's addresses are another matter); null where
 * nothing speaks against it. Decimal, octal and hexadecimal forms of IPv4 addresses are what `URL` reads them as.
 */
export function urlProblem(text: string, { allowsHttp, allowsPrivate }: AddressPolicy): string | null {
  const url = URL.parse(text);
  if (!url) return 'This is no URL. Write it like https://example.com/webhooks.';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'Messages are sent by https. Write https://…';
  if (url.protocol === 'http:' && !allowsHttp) return 'What is sent must be encrypted. Write https://…';
  if (url.username || url.password) return 'Leave the user name and password out: messages are signed instead.';
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if ((port < 1024 && port !== 80 && port !== 443) || otherProtocols.has(port)) {
    return `Port ${port} is not one that web servers listen at. Use 443, or one from 1024 on.`;
  }
  return allowsPrivate ? null : hostProblem(hostOf(url));
}

function hostProblem(host: string): string | null {
  if (/(^|\.)localhost\.?$/.test(host)) return `${host} is this machine itself. ${publicOnly}`;
  const problem = isIP(host) ? addressProblem(host) : null;
  return problem && `${problem}. ${publicOnly}`;
}

export const publicOnly = 'Messages are sent to public addresses only.';
