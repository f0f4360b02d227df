import { ownRow } from '#lib/auth/people/own-row';
import type { RecoveryCodes } from '#lib/auth/two-factor/recovery-codes';
import { replaceRecoveryCodes } from '#lib/auth/two-factor/replace-recovery-codes';
import { type BothFactors, requireBothFactors } from '#lib/auth/two-factor/require-both-factors';
import type { Ctx } from '#lib/context';

/** Ten new recovery codes instead of those there were. 422 for a wrong password or code, 409 while two-factor is off. */
export async function renewRecoveryCodes(ctx: Ctx, factors: BothFactors): Promise<RecoveryCodes> {
  const person = await ownRow(ctx);
  await requireBothFactors(ctx, person, factors);
  return { recoveryCodes: await ctx.db.transaction((tx) => replaceRecoveryCodes(tx, person.id)) };
}
