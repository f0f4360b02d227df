import { breachedPasswords } from '#lib/auth/passwords/breached-passwords';
import { commonPasswords } from '#lib/auth/passwords/common-passwords';
import { processShared } from '#lib/process-shared';

/** Read when the first password is chosen: most processes never need it. */
const known = () =>
  processShared('common-passwords', () => new Set([...commonPasswords, ...breachedPasswords.trim().split(/\s+/)]));

/** What people write for a letter, and believe that nobody else does. */
const standIns: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/**
 * Whether a password is among those that attackers try first: one of the commonest in breaches, with digits and signs put
 * around it, with signs for letters, or written twice. Nothing leaves the machine.
 */
export function isCommonPassword(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  return [plain, half(plain)].flatMap(bare).some((text) => known().has(text));
}

const half = (text: string) => {
  const start = text.slice(0, text.length / 2);
  return start + start === text ? start : text;
};

function bare(text: string): string[] {
  const withoutEnding = text.replace(/[\d!?.,@#$%&*_+=-]+$/, '');
  const trimmed = [text, withoutEnding, withoutEnding.replace(/^[\d!?.,@#$%&*_+=-]+/, '')];
  return [...trimmed, ...trimmed.map((each) => each.replaceAll(/[@431!0$57]/g, (sign) => standIns[sign]!))];
}
