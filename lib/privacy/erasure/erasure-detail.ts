import { z } from 'zod';
import type { erasures } from '#db/schema/privacy';
import { ErasureCertificate } from '#lib/privacy/erasure/certificate';

const moment = z.iso.datetime();

/** An erasure that was asked for, and what became of it. */
export const ErasureDetail = z
  .object({
    id: z.string(),
    userId: z.string().describe('Whose account it is, or who asked for one of their people: a pseudonym once erased.'),
    subjectSha256: z.string().nullable().describe('Of a client’s own person: SHA-256 of the subject.'),
    status: z.enum(['waiting', 'canceled', 'done']),
    requestedAt: moment,
    dueAt: moment.describe('When it is done, unless it is taken back before.'),
    doneAt: moment.nullable(),
    handsOverModels: z.boolean().describe('Whether models that others use go to an admin rather than end.'),
    certificate: ErasureCertificate.nullable().describe('Once it is done.'),
  })
  .meta({ id: 'Erasure' });
export type ErasureDetail = z.infer<typeof ErasureDetail>;

export const ErasurePage = z
  .object({ data: z.array(ErasureDetail), nextCursor: z.string().nullable() })
  .meta({ id: 'ErasurePage' });
export type ErasurePage = z.infer<typeof ErasurePage>;

/** The row as it is shown. */
export function erasureDetail(row: typeof erasures.$inferSelect): ErasureDetail {
  const { id, userId, subjectHash, status, requestedAt, dueAt, doneAt, handsOverModels, certificate } = row;
  return {
    id,
    userId,
    subjectSha256: subjectHash,
    status,
    requestedAt: requestedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    handsOverModels,
    certificate: status === 'done' ? ErasureCertificate.parse(certificate) : null,
  };
}
