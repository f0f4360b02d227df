import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { aliasChanges, versions } from '#db/schema/registry';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { whatChanged } from '#lib/audit/what-changed';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';
import { idTimeMs, newId } from '#lib/ids';
import { changeModel, type Transaction } from '#lib/registry/change-model';
import { type Alias, currentAliases } from '#lib/registry/current-aliases';
import { AliasName } from '#lib/registry/slug';
import { ownModel } from '#lib/registry/visible-model';

export const SetAlias = z.object({
  slug: z.string(),
  alias: AliasName,
  version: z
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .describe('Number of the version to point it at.'),
});
export type SetAlias = z.infer<typeof SetAlias>;

/**
 * Points an alias of one's model at a version, in every process and without a failed call. Throws `conflict`, saying
 * why, for a version that is not ready: no certificate, no traffic. Where it points there already nothing is added.
 */
export async function setAlias(ctx: Ctx, { slug, alias, version: number }: SetAlias): Promise<Alias> {
  requirePermission(ctx.actor, 'model:write');
  const model = await ownModel(ctx, slug);
  await changeModel(ctx.db, model.id, async (tx) => {
    const version = await readyVersion(tx, model, number);
    const newest = await newestChange(tx, model.id, alias);
    if (newest?.versionId === version.id) return;
    noteInAudit(ctx, whatChanged({ version: newest?.number }, { version: number }, ['version']));
    // The newest row has the highest id, whichever machine's clock made the one before it.
    const atMs = Math.max(Date.now(), newest ? idTimeMs(newest.id) + 1 : 0);
    await tx.insert(aliasChanges).values({
      id: newId('aliasChange', atMs),
      modelId: model.id,
      alias,
      versionId: version.id,
      changedBy: actingUserId(ctx.actor) ?? model.ownerId,
    });
  });
  const aliases = await currentAliases(ctx.db, model.id);
  return aliases.find((current) => current.alias === alias)!;
}

async function readyVersion(tx: Transaction, model: { id: string; slug: string }, number: number) {
  const [version] = await tx
    .select()
    .from(versions)
    .where(and(eq(versions.modelId, model.id), eq(versions.number, number)));
  if (!version) throw notFound(`version ${number} of the model "${model.slug}"`);
  if (version.status === 'ready' && version.certificate !== null) return version;
  const why = {
    validating: 'is still being examined. Wait until it is ready',
    rejected: `was rejected: ${version.rejection ?? 'no reason was kept'} Publish another version`,
    ready: 'has no certificate. Publish it again',
  }[version.status];
  throw new AppError('conflict', `Version ${number} ${why}.`);
}

async function newestChange(tx: Transaction, modelId: string, alias: string) {
  const [newest] = await tx
    .select({ id: aliasChanges.id, versionId: aliasChanges.versionId, number: versions.number })
    .from(aliasChanges)
    .innerJoin(versions, eq(versions.id, aliasChanges.versionId))
    .where(and(eq(aliasChanges.modelId, modelId), eq(aliasChanges.alias, alias)))
    .orderBy(desc(aliasChanges.id))
    .limit(1);
  return newest;
}
