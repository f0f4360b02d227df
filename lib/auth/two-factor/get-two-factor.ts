import { and, count, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { recoveryCodes } from '#db/schema/people';
import { ownRow } from '#lib/auth/people/own-row';
import type { Ctx } from '#lib/context';

export const TwoFactor = z
  .object({
    since: z.iso.datetime().nullable().describe('Since when it is on; null while it is off.'),
    recoveryCodesLeft: z.int(),
    hasPassword: z.boolean().describe('Without one there is no first factor, and nothing to switch on.'),
  })
  .meta({ id: 'TwoFactor' });
export type TwoFactor = z.infer<typeof TwoFactor>;

/** How one's own two-factor stands. */
export async function getTwoFactor(ctx: Ctx): Promise<TwoFactor> {
  const { id, passwordHash, totpSince } = await ownRow(ctx);
  const [left] = await ctx.db
    .select({ count: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, id), isNull(recoveryCodes.usedAt)));
  return {
    since: totpSince?.toISOString() ?? null,
    recoveryCodesLeft: left?.count ?? 0,
    hasPassword: passwordHash !== null,
  };
}
