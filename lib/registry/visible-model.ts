import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client';
import { models } from '#db/schema/registry';
import { may } from '#lib/auth/may';
import type { Actor, Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';
import { mayRead } from '#lib/registry/may-read';
import { sharedWith } from '#lib/registry/sharing/shared-with';
import { isSlug } from '#lib/registry/slug';

export type ModelRow = typeof models.$inferSelect;

/** The model of that slug; 404 where there is none, or none that the actor may see. */
export async function visibleModel({ db, actor }: Pick<Ctx, 'db' | 'actor'>, slug: string): Promise<ModelRow> {
  const model = isSlug(slug) ? await liveModel(db, slug) : undefined;
  if (!model || !mayRead(actor, { ...model, sharedWith: await sharedWith(db, model) }))
    throw notFound(`model "${slug}"`);
  return model;
}

/** The model of that slug, for its owner or an admin: 404 for who may not see it, 403 for who may only use it. */
export async function ownModel(ctx: Pick<Ctx, 'db' | 'actor'>, slug: string): Promise<ModelRow> {
  const model = await visibleModel(ctx, slug);
  requireOwner(ctx.actor, model);
  return model;
}

export function requireOwner(actor: Actor, model: Pick<ModelRow, 'slug' | 'ownerId'>): void {
  if (isOwner(actor, model)) return;
  throw new AppError('forbidden', `The model "${model.slug}" is not yours: ask its owner or an admin.`);
}

/** Whether the model is the actor's to change: their own, or anybody's for an admin and the platform itself. */
export function isOwner(actor: Actor, { ownerId }: Pick<ModelRow, 'ownerId'>): boolean {
  if ((actor.kind === 'user' || actor.kind === 'key') && actor.userId === ownerId) return true;
  return may(actor, 'model:write-any');
}

async function liveModel(db: Database, slug: string): Promise<ModelRow | undefined> {
  const [model] = await db
    .select()
    .from(models)
    .where(and(eq(models.slug, slug), isNull(models.deletedAt)));
  return model;
}
