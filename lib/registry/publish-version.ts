import type { Readable } from 'node:stream';
import { eq, max } from 'drizzle-orm';
import { z } from 'zod';
import { versions } from '#db/schema/registry';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { enqueue, queuesReady } from '#lib/queue/queue';
import { lockModel, type Transaction } from '#lib/registry/change-model';
import { Manifest } from '#lib/registry/manifest';
import { PlainText } from '#lib/registry/plain-text';
import { isStorableJson } from '#lib/registry/storable-json';
import { type VersionDetail, versionDetail } from '#lib/registry/version-detail';
import { ownModel } from '#lib/registry/visible-model';
import { type Received, requireExpected } from '#lib/storage/receive-file';
import { storage } from '#lib/storage/storage';

/** What an owner may say about a file beside sending it. */
export const PublishDetails = z.object({
  /** Goes before what the archive or the graph itself says. */
  ownManifest: Manifest.refine(isStorableJson, {
    message: 'The manifest has a character that cannot be stored.',
  }).optional(),
  notes: PlainText.max(2_000, 'Notes have at most 2,000 characters.').optional(),
  expectedSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'Write the SHA-256 as 64 hexadecimal digits.')
    .optional(),
  expectedSizeBytes: z.coerce.number().int().min(0).optional(),
});
export type PublishDetails = z.infer<typeof PublishDetails>;

export type PublishVersion = PublishDetails & {
  slug: string;
  file: Readable;
  fileName: string;
  /** Details that come after the file, as fields of a form may; they win over those given with it. */
  laterDetails?: Promise<PublishDetails>;
  /** What is to be there when, and only when, the version is; before it leaves quarantine. */
  alongside?: (tx: Transaction, versionId: string) => Promise<void>;
};

/**
 * Stores a model file and makes it the next version of one's model, to be examined by the worker: `validating`, later
 * `ready` or `rejected`. Whole or not at all: a file that breaks off, or is not the one announced, leaves nothing.
 */
export async function publishVersion(ctx: Ctx, input: PublishVersion): Promise<VersionDetail> {
  // Both may fail before anybody waits for them, which must not end the process.
  input.file.on('error', () => {});
  input.laterDetails?.catch(() => {});
  try {
    return await storeAndEnqueue(ctx, input);
  } finally {
    input.file.destroy();
  }
}

async function storeAndEnqueue(ctx: Ctx, input: PublishVersion): Promise<VersionDetail> {
  requirePermission(ctx.actor, 'model:write');
  const model = await ownModel(ctx, input.slug);
  let details: PublishDetails = input;
  const artifact = await storage().put(input.file, {
    maxBytes: env.MAX_UPLOAD_BYTES,
    accept: async (received) => {
      details = { ...input, ...(await input.laterDetails) };
      requireContent(received);
      requireExpected(received, details);
    },
  });

  await queuesReady();
  const versionId = newId('version');
  await ctx.db.transaction(async (tx) => {
    await lockModel(tx, model.id);
    const [highest] = await tx
      .select({ number: max(versions.number) })
      .from(versions)
      .where(eq(versions.modelId, model.id));
    await tx.insert(versions).values({
      id: versionId,
      modelId: model.id,
      number: (highest?.number ?? 0) + 1,
      status: 'validating',
      artifactSha256: artifact.sha256,
      artifactName: storableName(input.fileName),
      sizeBytes: artifact.sizeBytes,
      ownManifest: details.ownManifest ?? null,
      notes: details.notes ?? '',
      createdBy: actingUserId(ctx.actor) ?? model.ownerId,
    });
    await input.alongside?.(tx, versionId);
    await enqueue(tx, 'quarantine-version', { versionId }, { requestId: ctx.requestId });
  });
  const version = (await versionDetail(ctx.db, eq(versions.id, versionId)))!;
  noteInAudit(ctx, { slug: model.slug, version: version.number });
  return version;
}

function requireContent({ sizeBytes }: Received): void {
  if (sizeBytes > 0) return;
  throw new AppError('invalid', 'The file is empty (0 bytes). Export the model again, and upload it again.');
}

/** The name of the file without folders and control characters; people see it, nothing is opened by it. */
function storableName(fileName: string): string {
  const last = fileName.toWellFormed().split(/[\\/]/).at(-1)!;
  return last.replace(/\p{Cc}/gu, '').slice(0, 255) || 'model.onnx';
}
