import { z } from 'zod';
import type { personalExports } from '#db/schema/privacy';

const moment = z.iso.datetime();

/** An archive that was asked for. */
export const PersonalExport = z
  .object({
    id: z.string(),
    status: z.enum(['waiting', 'ready', 'failed']),
    sizeBytes: z.int().nullable(),
    createdAt: moment,
    readyAt: moment.nullable(),
    expiresAt: moment.nullable().describe('Until when it can be downloaded.'),
  })
  .meta({ id: 'PersonalExport' });
export type PersonalExport = z.infer<typeof PersonalExport>;

export type ExportRow = typeof personalExports.$inferSelect;

/** The row as it is shown. */
export function exportState({ id, status, sizeBytes, createdAt, readyAt, expiresAt }: ExportRow): PersonalExport {
  return {
    id,
    status,
    sizeBytes,
    createdAt: createdAt.toISOString(),
    readyAt: readyAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}
