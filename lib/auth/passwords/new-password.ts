import { z } from 'zod';
import { isCommonPassword } from '#lib/auth/passwords/is-common-password';
import { passwordMaxLength } from '#lib/auth/passwords/typed-password';
import { AppError } from '#lib/errors';

/** Length is what counts (NIST SP 800-63B): no rules about digits and signs. */
export const NewPassword = z
  .string()
  .min(10, 'A password has at least 10 characters. A few words in a row are good.')
  .max(passwordMaxLength, `A password has at most ${passwordMaxLength} characters.`)
  .describe('None of the commonest, no simple pattern, and not your name or e-mail.');

/** Refuses a new password that is among the first an attacker tries; `pointer` says which field it is about. */
export function requireUncommonPassword(
  password: string,
  person: { email: string; name: string },
  pointer: string,
): void {
  const problem = passwordProblem(password, person);
  if (problem) throw new AppError('invalid', problem, { errors: [{ pointer, detail: problem }] });
}

function passwordProblem(password: string, { email, name }: { email: string; name: string }): string | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  if (isCommonPassword(password)) {
    return 'This password is one of the commonest. Choose one that nobody else has.';
  }
  if (new Set(plain).size < 5 || isSequence(plain)) {
    return 'This password is a simple pattern. Choose one that is harder to guess.';
  }
  const own = [email, email.split('@', 1)[0]!, name.toLowerCase(), name.toLowerCase().replaceAll(/\s/g, '')];
  if (own.includes(plain) || own.includes(withoutEnding(plain))) {
    return 'This password is your name or e-mail. Choose one that cannot be read off your profile.';
  }
  return undefined;
}

const withoutEnding = (text: string) => text.replace(/[\d!?.@#$%&*_-]+$/, '');

/** Every character next to the one before it: 1234567890, abcdefghij, 9876543210. */
function isSequence(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0)!);
  const steps = codes.slice(1).map((code, i) => code - codes[i]!);
  return steps.filter((step) => step === steps[0] && Math.abs(step) === 1).length >= steps.length - 1;
}
