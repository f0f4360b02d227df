import { hkdfSync } from 'node:crypto';
import { sessionSecret } from '#lib/auth/session-secret';
import { processShared } from '#lib/process-shared';

const kept = () => processShared<{ key?: Buffer }>('access-token-key', () => ({}));

/**
 * What access tokens are signed with: 256 bits, made of the installation's secret (HKDF, RFC 5869) for this alone; itself
 * once it is known, else a promise.
 */
export function accessTokenKey(): Buffer | Promise<Buffer> {
  return kept().key ?? deriveKey();
}

async function deriveKey(): Promise<Buffer> {
  const key = Buffer.from(hkdfSync('sha256', await sessionSecret(), '', 'bellwether access token', 32));
  kept().key = key;
  return key;
}
