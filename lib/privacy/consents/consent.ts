import { z } from 'zod';
import type { consents } from '#db/schema/privacy';

/** What a person agreed to, and whether it still holds. */
export const Consent = z
  .object({
    id: z.string(),
    purpose: z.string(),
    wording: z.string().describe('Which wording: the date of the text.'),
    givenAt: z.iso.datetime(),
    withdrawnAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Consent' });
export type Consent = z.infer<typeof Consent>;

/** The row as it is shown. */
export function consentOf({ id, purpose, wording, givenAt, withdrawnAt }: typeof consents.$inferSelect): Consent {
  return { id, purpose, wording, givenAt: givenAt.toISOString(), withdrawnAt: withdrawnAt?.toISOString() ?? null };
}
