import { Readable } from 'node:stream';
import type { Database } from '#db/client';
import { env } from '#lib/env';
import { type Received, receiveFile } from '#lib/storage/receive-file';
import { storage, storageFolder } from '#lib/storage/storage';
import { pseudonymKey } from '#lib/training/datasets/pseudonyms/pseudonym-key';
import { pseudonymiseCsv } from '#lib/training/datasets/pseudonyms/pseudonymise-csv';

/** Which columns of which data set are to be pseudonymised; none for a file that is kept as it comes. */
export type PseudonymsOf = { datasetId: string; columns: readonly string[] };

/**
 * Stores a table. One with columns to be pseudonymised waits among the parts of unfinished uploads, and only what was made
 * of it is stored: its values are nowhere afterwards. `accept` is asked about the file as it came, and refuses it by
 * throwing. Gives what was stored.
 */
export async function storeTable(
  db: Database,
  file: Readable,
  { datasetId, columns }: PseudonymsOf,
  accept: (received: Received) => Promise<void>,
): Promise<Received> {
  const maxBytes = env.MAX_UPLOAD_BYTES;
  if (columns.length === 0) return storage().put(file, { maxBytes, accept });
  const key = await pseudonymKey(db, datasetId);
  let stored: Received | undefined;
  await receiveFile(file, storageFolder(), { maxBytes, accept }, async (path) => {
    stored = await storage().put(Readable.from(pseudonymiseCsv(path, columns, key)));
  });
  return stored!;
}
