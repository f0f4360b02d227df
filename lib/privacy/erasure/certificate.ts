import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What an erasure did, without whom it was done to: rows by table, files, caches, when. */
export const ErasureCertificate = z
  .object({
    erasureId: z.string(),
    kind: z.enum(['account', 'subject']),
    requestedAt: z.iso.datetime(),
    doneAt: z.iso.datetime(),
    tables: z
      .record(z.string(), z.object({ deleted: z.int(), blanked: z.int() }))
      .describe('Rows by table: deleted as a whole, or kept without what they told.'),
    files: z.int().describe('Files removed from storage.'),
    caches: z
      .array(z.string())
      .describe(
        'What was cleared besides: caches of `credentials` and `answers`, jobs in the `queue`, the customer at `stripe`.',
      ),
    sha256: z.string().describe('Of all the rest as JSON with its fields in this order.'),
  })
  .meta({ id: 'ErasureCertificate' });
export type ErasureCertificate = z.infer<typeof ErasureCertificate>;

/** What was done so far, kept with the erasure: one that was interrupted goes on counting, and removes what it left. */
export const ErasureTally = z.object({
  tables: z.record(z.string(), z.object({ deleted: z.int(), blanked: z.int() })),
  files: z.int(),
  /** Files whose rows are gone, and that are still to be removed. */
  filesLeft: z.array(z.string()),
});
export type ErasureTally = z.infer<typeof ErasureTally>;

export const noTally: ErasureTally = { tables: {}, files: 0, filesLeft: [] };

/** The certificate of what was counted. */
export function certify(about: Omit<ErasureCertificate, 'sha256'>): ErasureCertificate {
  const { erasureId, kind, requestedAt, doneAt, tables, files, caches } = about;
  const text = JSON.stringify({ erasureId, kind, requestedAt, doneAt, tables, files, caches });
  return { ...about, sha256: createHash('sha256').update(text).digest('hex') };
}
