import { hash } from 'node:crypto';
import { isCheckedSecret, makeCheckedSecret } from '#lib/auth/checked-secret';

const form = { prefix: 'bw_', randomLength: 30 };

/**
 * A new API key: `bw_`, 30 random base62 characters (178 bits), 6 of checksum. `key` is shown once and never kept;
 * `hash` is what is stored, `hint` the first characters, for people to tell their keys apart.
 */
export function makeApiKey(): { key: string; hash: Buffer; hint: string } {
  const key = makeCheckedSecret(form);
  return { key, hash: hashApiKey(key), hint: key.slice(0, 7) };
}

/** Whether `key` has the form of an API key and its checksum fits: a typo is refused without a look-up. */
export function isWellFormed(key: string): boolean {
  return isCheckedSecret(key, form);
}

/** What is stored of a key: SHA-256. A random key of 178 bits needs no slow hash. */
export function hashApiKey(key: string): Buffer {
  return Buffer.from(apiKeyDigest(key), 'hex');
}

/** The same hash in hexadecimal: four times faster to make than a Buffer, and fit for a Map. */
export function apiKeyDigest(key: string): string {
  return hash('sha256', key, 'hex');
}
