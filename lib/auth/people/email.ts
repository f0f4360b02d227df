import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { looksLikeAnother } from '#lib/auth/people/look-alike';

const localPart = /^(?!\.)(?!.*\.\.)[^\s\p{C}\p{Z}@"(),:;<>[\]\\]{1,64}(?<!\.)$/u;
const domain = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/**
 * The one way an e-mail address is written here: lower case, NFC, its domain in ASCII; null when it is none. Letters
 * that folding would turn into plain ones (the Kelvin sign into k, fullwidth ａ into a) are refused, so that nobody
 * becomes somebody else by looking like them.
 */
export function normaliseEmail(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 254 || [...trimmed].some(foldsIntoAscii)) return null;
  const at = trimmed.lastIndexOf('@');
  const local = trimmed.slice(0, Math.max(0, at)).normalize('NFC').toLowerCase();
  const host = trimmed
    .slice(at + 1)
    .split('.')
    .map(asciiLabel)
    .join('.');
  return localPart.test(local) && domain.test(host) ? `${local}@${host}` : null;
}

/** A label that would turn into a plain one (by an ideographic full stop, an invisible hyphen) is none. */
function asciiLabel(label: string): string {
  if (/^[\x21-\x7e]*$/.test(label)) return label.toLowerCase();
  const ascii = domainToASCII(label);
  return ascii.startsWith('xn--') ? ascii : '';
}

function foldsIntoAscii(character: string): boolean {
  if (character <= '\u007f') return false;
  return [...character.normalize('NFKC').toLowerCase()].some((folded) => folded <= '\u007f');
}

/** Somebody's e-mail, who may have an account. */
export const TypedEmail = z
  .string()
  .transform((text, refusal) => {
    const email = normaliseEmail(text);
    if (email) return email;
    refusal.addIssue('This is not an e-mail address. Write it like ada@example.org, in plain letters.');
    return z.NEVER;
  })
  .meta({ description: 'In plain letters, such as ada@example.org.', format: 'email', maxLength: 254 });

/** Where no e-mail can ever be (RFC 2606), and what erased accounts are called by: nobody may take such a name first. */
const isNowhere = (email: string) => /[@.]invalid$/.test(email);

/** The e-mail of a new account: none that people could take for another. */
export const Email = TypedEmail.refine((email) => !looksLikeAnother(email), {
  message: 'This e-mail has letters that look like others. Write each part of it in one script, or in plain letters.',
})
  .refine((email) => !isNowhere(email), { message: 'No e-mail ends with ".invalid". Write one that reaches you.' })
  .meta({ description: 'In plain letters, such as ada@example.org.', format: 'email', maxLength: 254 });
