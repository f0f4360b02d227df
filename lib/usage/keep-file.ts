import type { Readable } from 'node:stream';
import type { Database } from '#db/client';
import { storage } from '#lib/storage/storage';
import { unusedFiles } from '#lib/storage/unused-files';

/** A file that was a row of a prediction, as `kept_files` notes it. */
export type KeptFile = { row: number; sha256: string; name: string; type: string; sizeBytes: number };

/** Stores a file that was row `row` of a call, to be noted with the call's row in the ledger. */
export async function keepFile(content: Readable, about: Pick<KeptFile, 'row' | 'name' | 'type'>): Promise<KeptFile> {
  const { sha256, sizeBytes } = await storage().put(content);
  return { ...about, name: storableName(about.name), sha256, sizeBytes };
}

/** Forgets a kept file whose call was not recorded, unless something else has the same content. */
export async function forgetKeptFile(db: Database, { sha256 }: KeptFile, storedBefore: Date): Promise<void> {
  const [unused] = await unusedFiles(db, [sha256]);
  if (unused) await storage().remove(unused, storedBefore);
}

/** Without folders and control characters; people see it, nothing is opened by it. */
export function storableName(name: string): string {
  const last = name.toWellFormed().split(/[\\/]/).at(-1)!;
  return last.replace(/\p{Cc}/gu, '').slice(0, 255) || 'file';
}
