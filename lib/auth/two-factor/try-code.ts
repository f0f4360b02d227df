import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Database } from '#db/client';
import { recoveryCodes, users } from '#db/schema/people';
import type { Share } from '#lib/auth/tries/share';
import { takeTry } from '#lib/auth/tries/take-try';
import { recoveryCodeHash } from '#lib/auth/two-factor/recovery-code';
import { totpStep } from '#lib/auth/two-factor/totp';
import { openTotpSecret } from '#lib/auth/two-factor/totp-secret';

/** With three codes of a million good at any time, ten guesses an hour need four years on average. */
const codeTries: Share = { name: 'code', limit: 10, windowMs: 60 * 60 * 1000 };

export type TriedCode = 'right' | 'wrong' | 'too-many';

/**
 * Tries a code of a person's authenticator, or one of their recovery codes; a right one is used up by this. At most ten
 * wrong ones an hour, wherever they come from.
 */
export async function tryCode(
  db: Database,
  user: { id: string; totpSecret: string | null },
  typed: string,
): Promise<TriedCode> {
  const taken = await takeTry(codeTries, [`person ${user.id}`]);
  if (!taken) return 'too-many';
  const isRight = (await useTotpCode(db, user, typed)) || (await useRecoveryCode(db, user.id, typed));
  if (isRight) await taken.giveBack();
  return isRight ? 'right' : 'wrong';
}

/** The row itself decides who was first: of two that send the same code at once, one is let in. */
async function useTotpCode(
  db: Database,
  { id, totpSecret }: { id: string; totpSecret: string | null },
  typed: string,
): Promise<boolean> {
  const code = typed.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(code) || totpSecret === null) return false;
  const secret = await openTotpSecret(totpSecret, id);
  const step = secret === null ? null : totpStep(secret, code, Date.now());
  if (step === null) return false;
  const isUnused = or(isNull(users.totpLastStep), lt(users.totpLastStep, step));
  const used = await db
    .update(users)
    .set({ totpLastStep: step })
    .where(and(eq(users.id, id), eq(users.totpSecret, totpSecret), isUnused))
    .returning({ id: users.id });
  return used.length === 1;
}

async function useRecoveryCode(db: Database, userId: string, typed: string): Promise<boolean> {
  const hash = recoveryCodeHash(typed);
  if (!hash) return false;
  const used = await db
    .update(recoveryCodes)
    .set({ usedAt: new Date() })
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.hash, hash), isNull(recoveryCodes.usedAt)))
    .returning({ userId: recoveryCodes.userId });
  return used.length === 1;
}
