import type { Database } from '#db/client';
import { loadReadyVersion, loadServedModel } from '#lib/registry/load-served';
import { storage } from '#lib/storage/storage';
import type { Champion } from '#lib/training/train/training-order';

/** What a model's `production` alias points at, to be measured against; null where there is no such alias. */
export async function championOf(db: Database, { id }: { id: string }): Promise<Champion | null> {
  const model = await loadServedModel(db, { id });
  const versionId = model?.aliases.get('production');
  const version = versionId === undefined ? null : await loadReadyVersion(db, { id: versionId });
  if (!version) return null;
  const { number, manifest, certificate, graphSha256 } = version;
  return { version: number, manifest, certificate, graphPath: await storage().localPath(graphSha256) };
}
