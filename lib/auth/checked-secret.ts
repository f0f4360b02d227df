import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const checksumLength = 6;

/** What comes before the random part, and how many random characters that has: 5.95 bits each. */
export type SecretForm = { prefix: string; randomLength: number };

/** A new secret of that form: its prefix, random base62 characters, and six of checksum. */
export function makeCheckedSecret({ prefix, randomLength }: SecretForm): string {
  const secret = prefix + randomBase62(randomLength);
  return secret + checksum(secret);
}

/** Whether `text` has that form and its checksum fits: a typo is refused without a look-up. */
export function isCheckedSecret(text: string, { prefix, randomLength }: SecretForm): boolean {
  if (text.length !== prefix.length + randomLength + checksumLength || !text.startsWith(prefix)) return false;
  return checksum(text.slice(0, -checksumLength)) === text.slice(-checksumLength);
}

/** CRC-32 of everything before it, as GitHub's tokens have it, so that scanners can tell a leaked key from noise. */
function checksum(secret: string): string {
  let digits = '';
  for (let rest = crc32(secret), i = 0; i < checksumLength; i++, rest = Math.floor(rest / 62)) {
    digits = alphabet[rest % 62] + digits;
  }
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
