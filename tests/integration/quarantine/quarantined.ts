import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { plans, users } from '#db/schema/people';
import { models, versions } from '#db/schema/registry';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import { Certificate } from '#lib/registry/certificate';
import { Manifest } from '#lib/registry/manifest';
import { quarantineVersion } from '#lib/registry/quarantine-version';
import { storage } from '#lib/storage/storage';

export const ctx = (): Ctx => ({ db: database().db, actor: { kind: 'system' }, requestId: newId('request') });

/** Stores the file and a version of it that waits for quarantine. */
export async function submit(file: Uint8Array, ownManifest: unknown = null) {
  const { db } = database();
  const ownerId = newId('user');
  const modelId = newId('model');
  const versionId = newId('version');
  await db.insert(plans).values({ id: 'free', name: 'Free', limitPerMinute: 60 }).onConflictDoNothing();
  await db.insert(users).values({ id: ownerId, email: `${ownerId}@example.com`, name: 'Owner', role: 'engineer' });
  await db
    .insert(models)
    .values({ id: modelId, slug: modelId.replaceAll('_', '-'), name: 'Model', ownerId, visibility: 'private' });
  const { sha256, sizeBytes } = await storage().put(Readable.from([file]));
  await db.insert(versions).values({
    id: versionId,
    modelId,
    number: 1,
    status: 'validating',
    artifactSha256: sha256,
    artifactName: 'model.onnx',
    sizeBytes,
    ownManifest,
    createdBy: ownerId,
  });
  return { versionId, modelId };
}

export async function versionOf(versionId: string) {
  const [version] = await database().db.select().from(versions).where(eq(versions.id, versionId));
  return version!;
}

/** What became of the file in quarantine. */
export async function quarantined(file: Uint8Array, ownManifest: unknown = null) {
  const { versionId } = await submit(file, ownManifest);
  await quarantineVersion(ctx(), { versionId });
  return versionOf(versionId);
}

/** As `quarantined`, for a file that must be ready. */
export async function ready(file: Uint8Array, ownManifest: unknown = null) {
  const version = await quarantined(file, ownManifest);
  if (version.status !== 'ready') throw new Error(`${version.status}: ${version.rejection}`);
  return {
    manifest: Manifest.parse(version.manifest),
    certificate: Certificate.parse(version.certificate),
    graphPath: await storage().localPath(version.graphSha256!),
  };
}
