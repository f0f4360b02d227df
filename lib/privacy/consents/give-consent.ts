import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { consents } from '#db/schema/privacy';
import { requirePerson } from '#lib/auth/require-person';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { type Consent, consentOf } from '#lib/privacy/consents/consent';
import { purposeNames, purposes } from '#lib/privacy/consents/purposes';

export const GiveConsent = z.object({
  purpose: z.enum(purposeNames),
  wording: z.string().describe('Which wording was shown: its date.'),
});
export type GiveConsent = z.infer<typeof GiveConsent>;

/** Notes that one agrees. Again is the same. Throws `conflict` where the wording shown is not the one in force. */
export async function giveConsent({ db, actor }: Ctx, { purpose, wording }: GiveConsent): Promise<Consent> {
  const userId = requirePerson(actor);
  if (wording !== purposes[purpose].wording) {
    throw new AppError('conflict', 'The wording has changed meanwhile. Load the page again and read it first.');
  }
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`consent ${userId}`}, 0))`);
    const same = and(eq(consents.userId, userId), eq(consents.purpose, purpose), eq(consents.wording, wording));
    const [held] = await tx
      .select()
      .from(consents)
      .where(and(same, isNull(consents.withdrawnAt)));
    if (held) return consentOf(held);
    const given = { id: newId('consent'), userId, purpose, wording };
    const [row] = await tx.insert(consents).values(given).returning();
    return consentOf(row!);
  });
}
