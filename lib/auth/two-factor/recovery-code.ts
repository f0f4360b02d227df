import { createHash, randomInt } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const groups = 4;
const groupLength = 4;
const howMany = 10;

/** Ten new recovery codes such as `7k3m-q0zx-…`: 16 characters of Crockford's base 32, 80 random bits. */
export function newRecoveryCodes(): string[] {
  const character = () => alphabet[randomInt(alphabet.length)]!;
  const group = () => Array.from({ length: groupLength }, character).join('');
  return Array.from({ length: howMany }, () => Array.from({ length: groups }, group).join('-'));
}

/**
 * What is kept of a recovery code: SHA-256, as 80 random bits need no slow hash; null for what cannot be one. How it was
 * typed does not matter: capitals, spaces, dashes, and the letters that Crockford reads as digits.
 */
export function recoveryCodeHash(typed: string): Buffer | null {
  const plain = typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  if (plain.length !== groups * groupLength) return null;
  return createHash('sha256').update(plain).digest();
}
