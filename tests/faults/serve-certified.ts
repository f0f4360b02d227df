import { join } from 'node:path';
import { Readable } from 'node:stream';
import { aliasChanges, models, versions } from '#db/schema/registry';
import { newId } from '#lib/ids';
import { bindManifest } from '#lib/registry/bind-manifest';
import type { Certificate } from '#lib/registry/certificate';
import { inferManifest } from '#lib/registry/infer-manifest';
import { sourceOfBytes } from '#lib/registry/onnx/byte-source';
import { readOnnxSummary } from '#lib/registry/onnx/read-onnx-summary';
import { localStorage } from '#lib/storage/local-storage';
import type { FaultyProduct } from './faulty-product.ts';

/** Puts a graph into production with a certificate that says it takes `latencyMs`, whatever it does in truth. */
export async function serveCertified(
  { db, product, admin }: FaultyProduct,
  slug: string,
  bytes: Uint8Array,
  latencyMs: number,
): Promise<void> {
  const storage = localStorage(join(product.dataDir, 'storage'));
  const { sha256, sizeBytes } = await storage.put(Readable.from([bytes]));
  const summary = await readOnnxSummary(sourceOfBytes(bytes));
  const manifest = inferManifest(summary);
  const certificate: Certificate = {
    ...summary,
    outputs: summary.outputs,
    binding: bindManifest(manifest, summary),
    latencyMs: { one: { p50: latencyMs, p95: latencyMs }, thirtyTwo: null },
    memoryBytes: 1_000_000,
    loadMs: 1,
    batchable: true,
    deterministic: true,
    parity: null,
    notes: [],
    measuredAt: new Date().toISOString(),
  };
  const ownerId = admin.actor.kind === 'user' ? admin.actor.userId : '';
  const modelId = newId('model');
  const versionId = newId('version');
  await db.insert(models).values({ id: modelId, slug, name: slug, ownerId, visibility: 'everyone' });
  await db.insert(versions).values({
    id: versionId,
    modelId,
    number: 1,
    status: 'ready',
    artifactSha256: sha256,
    artifactName: 'model.onnx',
    sizeBytes,
    manifest,
    graphSha256: sha256,
    certificate,
    createdBy: ownerId,
  });
  const id = newId('aliasChange');
  await db.insert(aliasChanges).values({ id, modelId, alias: 'production', versionId, changedBy: ownerId });
}
