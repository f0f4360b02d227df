import { readdir, stat, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { cacheFolder, storageFolder } from '#lib/storage/storage';

const Bytes = z.number().int();

const Folder = z.object({ files: z.number().int(), bytes: Bytes });

export const StorageHealth = z
  .object({
    kind: z.enum(['folder', 's3']),
    stored: Folder.nullable().describe('Files that were uploaded or made; null where a bucket holds them.'),
    cached: Folder.describe('Copies of files of the bucket.'),
    databaseBytes: Bytes,
    diskFreeBytes: Bytes.describe('Of the disk that the data folder is on.'),
    diskBytes: Bytes,
  })
  .meta({ id: 'StorageHealth' });
export type StorageHealth = z.infer<typeof StorageHealth>;

/** What is stored, and how much room there is, on the machine that answers. */
export async function getStorage({ db, actor }: Ctx): Promise<StorageHealth> {
  requirePermission(actor, 'settings:write');
  const [size] = await db.execute<{ bytes: number }>(sql`select pg_database_size(current_database())::float8 as bytes`);
  const disk = await statfs(resolve(env.DATA_DIR));
  const kind = env.S3_BUCKET ? 's3' : 'folder';
  return {
    kind,
    stored: kind === 's3' ? null : await sizeOf(storageFolder()),
    cached: await sizeOf(cacheFolder()),
    databaseBytes: size!.bytes,
    diskFreeBytes: disk.bavail * disk.bsize,
    diskBytes: disk.blocks * disk.bsize,
  };
}

/** Files may go while they are counted, and the folder may not be there yet. */
async function sizeOf(folder: string): Promise<z.infer<typeof Folder>> {
  const total = { files: 0, bytes: 0 };
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const found = entry.isFile() ? await stat(join(entry.parentPath, entry.name)).catch(() => null) : null;
    if (found) {
      total.files++;
      total.bytes += found.size;
    }
  }
  return total;
}
