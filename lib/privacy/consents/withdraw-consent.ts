import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { consents } from '#db/schema/privacy';
import { requirePerson } from '#lib/auth/require-person';
import type { Ctx } from '#lib/context';
import { purposeNames } from '#lib/privacy/consents/purposes';

export const WithdrawConsent = z.object({ purpose: z.enum(purposeNames).describe('What it was agreed to.') });
export type WithdrawConsent = z.infer<typeof WithdrawConsent>;

/** Takes back what one agreed to, as easily as it was given (Article 7(3)). That it was given stays on record. */
export async function withdrawConsent({ db, actor }: Ctx, { purpose }: WithdrawConsent): Promise<void> {
  const userId = requirePerson(actor);
  await db
    .update(consents)
    .set({ withdrawnAt: new Date() })
    .where(and(eq(consents.userId, userId), eq(consents.purpose, purpose), isNull(consents.withdrawnAt)));
}
