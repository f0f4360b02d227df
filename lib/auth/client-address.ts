import type { ReadHeader } from '#lib/auth/session';

/** Where a request comes from: the nearest proxy's word on it (the last entry), else what the server itself saw. */
export function clientAddress(header: ReadHeader): string {
  return header('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown';
}
