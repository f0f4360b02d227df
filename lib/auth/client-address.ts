import type { ReadHeader } from '#lib/auth/read-header';

/** More than any address has, an IPv6 one with its zone: what is longer would fill whatever counts and keeps them. */
const longest = 64;

/**
 * Where a request comes from: the nearest proxy's word on it (the last entry), else what the server itself saw
 * (`settleClientAddress`). Without the port that some proxies write, or each connection would count as somebody else's.
 */
export function clientAddress(header: ReadHeader): string {
  const nearest = header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  const [, v6, v4] = /^(?:\[([^\]]*)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+)$/.exec(nearest) ?? [];
  return (v6 ?? v4 ?? nearest).slice(0, longest) || 'unknown';
}
