import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { versions } from '#db/schema/registry';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import { Certificate } from '#lib/registry/certificate';
import { CreateModel, createModel } from '#lib/registry/create-model';
import { Manifest } from '#lib/registry/manifest';
import { quarantineVersion } from '#lib/registry/quarantine-version';
import { setAlias } from '#lib/registry/set-alias';
import { storage } from '#lib/storage/storage';

type Version = {
  bytes: Uint8Array;
  manifest?: unknown;
  /** What the certificate shall say instead of what quarantine found: a model that is slow today, say. */
  certificate?: Partial<Certificate>;
};

/** Adds a version to the model, through quarantine; gives its number. */
export async function addVersion(owner: Ctx, slug: string, number: number, version: Version): Promise<{ id: string }> {
  const { db } = database();
  const { sha256, sizeBytes } = await storage().put(Readable.from([version.bytes]));
  const model = (await db.query.models.findFirst({ where: (table) => eq(table.slug, slug) }))!;
  const id = newId('version');
  const createdBy = owner.actor.kind === 'user' ? owner.actor.userId : model.ownerId;
  const upload = {
    artifactSha256: sha256,
    artifactName: 'model.onnx',
    sizeBytes,
    ownManifest: version.manifest ?? null,
  };
  await db.insert(versions).values({ id, modelId: model.id, number, status: 'validating', createdBy, ...upload });
  await quarantineVersion({ db, actor: { kind: 'system' }, requestId: newId('request') }, { versionId: id });
  const [row] = await db.select().from(versions).where(eq(versions.id, id));
  if (row?.status !== 'ready') throw new Error(`${slug} was not ready: ${row?.rejection}`);
  if (version.certificate) {
    const certificate = { ...Certificate.parse(row.certificate), ...version.certificate };
    await db.update(versions).set({ certificate }).where(eq(versions.id, id));
  }
  return { id };
}

/** A model with one version in production. */
export async function serve(owner: Ctx, slug: string, version: Version, settings: Partial<CreateModel> = {}) {
  const model = await createModel(owner, CreateModel.parse({ slug, visibility: 'everyone', ...settings }));
  const { id: versionId } = await addVersion(owner, slug, 1, version);
  await setAlias(owner, { slug, alias: 'production', version: 1 });
  return { modelId: model.id, versionId };
}

/** The starter model, whose first example is a setosa. */
export async function iris(): Promise<Version & { manifest: Manifest }> {
  const file = (name: string) => new URL(`../../../models/iris/${name}`, import.meta.url);
  const manifest = Manifest.parse(JSON.parse(await readFile(file('model.json'), 'utf8')));
  return { bytes: await readFile(file('model.onnx')), manifest };
}

export const setosa = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
export const virginica = { sepal_length: 6.3, sepal_width: 3.3, petal_length: 6, petal_width: 2.5 };
