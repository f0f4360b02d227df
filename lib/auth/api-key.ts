import { hash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const randomLength = 30;
const shape = /^bw_[0-9A-Za-z]{36}$/;

/**
 * A new API key: `bw_`, 30 random base62 characters (178 bits), 6 of checksum. `key` is shown once and never kept;
 * `hash` is what is stored, `hint` the first characters, for people to tell their keys apart.
 */
export function makeApiKey(): { key: string; hash: Buffer; hint: string } {
  const secret = `bw_${randomBase62(randomLength)}`;
  const key = secret + checksum(secret);
  return { key, hash: hashApiKey(key), hint: key.slice(0, 7) };
}

/** Whether `key` has the form of an API key and its checksum fits: a typo is refused without a look-up. */
export function isWellFormed(key: string): boolean {
  return shape.test(key) && checksum(key.slice(0, -6)) === key.slice(-6);
}

/** What is stored of a key: SHA-256. A random key of 178 bits needs no slow hash. */
export function hashApiKey(key: string): Buffer {
  return Buffer.from(apiKeyDigest(key), 'hex');
}

/** The same hash in hexadecimal: four times faster to make than a Buffer, and fit for a Map. */
export function apiKeyDigest(key: string): string {
  return hash('sha256', key, 'hex');
}

/** CRC-32 of everything before it, as GitHub's tokens have it, so that scanners can tell a leaked key from noise. */
function checksum(secret: string): string {
  let digits = '';
  for (let rest = crc32(secret), i = 0; i < 6; i++, rest = Math.floor(rest / 62)) digits = alphabet[rest % 62] + digits;
  return digits;
}

/** Bytes from 248 up are thrown away: 248 = 4 × 62, so every character is as likely as any other. */
function randomBase62(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) if (byte < 248 && text.length < length) text += alphabet[byte % 62];
  }
  return text;
}
