import type { Share } from '#lib/auth/tries/share';
import { takeTry } from '#lib/auth/tries/take-try';
import { AppError } from '#lib/errors';

const linksOfEmail: Share = { name: 'links', limit: 5, windowMs: 60 * 60_000 };

/**
 * Keeps somebody's post from being filled with links that others ask for. Counted by what was typed, whether it has an
 * account or not, so that the refusal tells nothing. Throws `rate-limited`.
 */
export async function limitLinks(email: string): Promise<void> {
  if (await takeTry(linksOfEmail, [`email ${email}`])) return;
  const detail = `At most ${linksOfEmail.limit} links an hour for one e-mail. Look for the last one.`;
  throw new AppError('rate-limited', detail, { headers: { 'retry-after': '3600' } });
}
