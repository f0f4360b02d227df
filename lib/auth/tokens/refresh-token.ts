import { hash } from 'node:crypto';
import { isCheckedSecret, makeCheckedSecret } from '#lib/auth/checked-secret';

const form = { prefix: 'bwr_', randomLength: 43 };

/** A new refresh token: `bwr_`, 43 random base62 characters (256 bits), 6 of checksum; and its hash, which is kept. */
export function makeRefreshToken(): { token: string; hash: Buffer } {
  const token = makeCheckedSecret(form);
  return { token, hash: hashRefreshToken(token) };
}

/** Whether `text` has the form of a refresh token and its checksum fits. */
export function isRefreshToken(text: string): boolean {
  return isCheckedSecret(text, form);
}

/** What is stored of a refresh token: SHA-256, since 256 random bits need no slow hash. */
export function hashRefreshToken(token: string): Buffer {
  return Buffer.from(hash('sha256', token, 'hex'), 'hex');
}
