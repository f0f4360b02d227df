import { createReadStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { users } from '#db/schema/people';
import { models, versions } from '#db/schema/registry';
import { recordAudit } from '#lib/audit/record-audit';
import type { Ctx } from '#lib/context';
import { log } from '#lib/log';
import { createModel } from '#lib/registry/create-model';
import { currentAliases } from '#lib/registry/current-aliases';
import { publishVersion } from '#lib/registry/publish-version';
import { readStarters, type Starter } from '#lib/registry/read-starters';
import { setAlias } from '#lib/registry/set-alias';

export type SeededStarter = { slug: string; version: number; status: 'validating' | 'ready' | 'rejected' };

const defaultFolder = fileURLToPath(new URL('../../models', import.meta.url));
/** By these notes a version is known to be ours, and its model one that ours may be added to. */
const notes = 'Comes with the product.';

/**
 * Publishes the starter models of `folder` for the first admin, visible to everyone, waits at most `limitMs` for the
 * worker to examine them, and points `production` at each where it points nowhere. Meant for every start: what is
 * there stays, a deleted starter stays deleted, a model that somebody else gave the same slug is left alone.
 */
export async function seedStarters(
  ctx: Ctx,
  { folder = defaultFolder, limitMs = 180_000 }: { folder?: string; limitMs?: number } = {},
): Promise<SeededStarter[]> {
  const owner = await firstAdmin(ctx);
  if (!owner) return [];
  const published: { starter: Starter; modelId: string }[] = [];
  for (const starter of await readStarters(folder)) {
    const modelId = await starterModel(owner, starter);
    if (!modelId) continue;
    if (!(await versionOf(owner, modelId, starter))) await publish(owner, starter);
    published.push({ starter, modelId });
  }
  const deadline = Date.now() + limitMs;
  return Promise.all(published.map(({ starter, modelId }) => bringToProduction(owner, modelId, starter, deadline)));
}

/** The context of the first admin: starter models are that person's. */
async function firstAdmin(ctx: Ctx): Promise<Ctx | null> {
  const [admin] = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt)))
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(1);
  return admin ? { ...ctx, actor: { kind: 'user', userId: admin.id, role: 'admin', planLimitPerMinute: 60 } } : null;
}

/** The id of the starter's model, made where there never was one of that slug; null where the slug is not ours. */
async function starterModel(owner: Ctx, { slug, name, description }: Starter): Promise<string | null> {
  const known = await owner.db.select().from(models).where(eq(models.slug, slug));
  if (known.length === 0) {
    const settings = { visibility: 'everyone', keepsInputs: true, cacheTtlS: null } as const;
    const { id } = await createModel(owner, { slug, name, description, ...settings });
    await record(owner, 'createModel', { id, slug, visibility: settings.visibility });
    return id;
  }
  const model = known.find(({ deletedAt }) => deletedAt === null);
  if (!model) return null;
  const made = await owner.db.select({ notes: versions.notes }).from(versions).where(eq(versions.modelId, model.id));
  const isOurs = made.length === 0 ? model.ownerId === ownerId(owner) : made.some((version) => version.notes === notes);
  return isOurs ? model.id : null;
}

const ownerId = ({ actor }: Ctx) => (actor.kind === 'user' ? actor.userId : null);

async function versionOf({ db }: Ctx, modelId: string, { sha256, manifest }: Starter) {
  const sameManifest = sql`${versions.ownManifest} = ${JSON.stringify(manifest)}::jsonb`;
  const [version] = await db
    .select({ number: versions.number, status: versions.status })
    .from(versions)
    .where(and(eq(versions.modelId, modelId), eq(versions.artifactSha256, sha256), sameManifest))
    .limit(1);
  return version;
}

async function publish(owner: Ctx, { slug, modelPath, manifest }: Starter): Promise<void> {
  const file = createReadStream(modelPath);
  const { number } = await publishVersion(owner, { slug, file, fileName: 'model.onnx', ownManifest: manifest, notes });
  await record(owner, 'publishVersion', { slug, version: String(number) });
}

/** In the person's name, and not by them. */
const record = ({ db, requestId }: Ctx, action: string, target: Record<string, string>) =>
  recordAudit(db, { actor: { kind: 'system' }, action, target, requestId });

async function bringToProduction(
  owner: Ctx,
  modelId: string,
  starter: Starter,
  deadline: number,
): Promise<SeededStarter> {
  const { slug } = starter;
  let version = (await versionOf(owner, modelId, starter))!;
  while (version.status === 'validating' && Date.now() < deadline) {
    await sleep(100);
    version = (await versionOf(owner, modelId, starter))!;
  }
  if (version.status !== 'ready') log.warn({ slug, ...version }, 'a starter model is not ready');
  else await pointProduction(owner, modelId, slug, version.number);
  return { slug, version: version.number, status: version.status };
}

async function pointProduction(owner: Ctx, modelId: string, slug: string, version: number): Promise<void> {
  const aliases = await currentAliases(owner.db, modelId);
  if (aliases.some(({ alias }) => alias === 'production')) return;
  await setAlias(owner, { slug, alias: 'production', version });
  await record(owner, 'setAlias', { slug, name: 'production', version: String(version) });
}
