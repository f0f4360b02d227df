import { and, count, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { apiKeys, plans, users } from '#db/schema/people';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { makeApiKey } from '#lib/auth/api-keys/api-key';
import { boundByParent } from '#lib/auth/api-keys/bound-by-parent';
import { ListedApiKey } from '#lib/auth/api-keys/list-api-keys';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import type { Transaction } from '#lib/auth/change-credentials';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { tellPerson } from '#lib/auth/mail/tell-person';
import { actingUserId, may, requirePermission } from '#lib/auth/may';
import { scopes } from '#lib/auth/permissions';
import type { Actor, Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';

const mostKeys = 200;

export const CreateApiKey = z.object({
  name: z.string().trim().min(1, 'Give the key a name.').max(80, 'A name has at most 80 characters.'),
  scopes: z
    .array(z.enum(scopes))
    .min(1, 'Choose at least one scope.')
    .transform((chosen) => [...new Set(chosen)])
    .describe('What the key may do, as far as its owner may.'),
  expiresAt: z.iso
    .datetime({ offset: true, message: 'Write it like 2030-01-31T12:00:00Z.' })
    .nullish()
    .describe('A moment to come; without it the key does not expire, or with the key that it is made with.'),
  limit: z
    .union([z.literal('plan'), z.literal('none'), z.number().int().min(1).max(1_000_000)])
    .optional()
    .describe(
      'Calls a minute: what the plan of its owner says, none at all, or a number. Left out, the plan’s, or that of the key that it is made with.',
    ),
});
export type CreateApiKey = z.infer<typeof CreateApiKey>;

export const CreatedApiKey = ListedApiKey.omit({ lastUsedAt: true, revokedAt: true })
  .extend({ key: z.string().describe('The key itself, which cannot be shown again.') })
  .meta({ id: 'CreatedApiKey' });
export type CreatedApiKey = z.infer<typeof CreatedApiKey>;

/**
 * Creates an API key for whoever acts, who is told by e-mail. `key` is in the answer and nowhere else: it cannot be shown
 * again. Throws 403 for one that may do more than whoever acts.
 */
export async function createApiKey(ctx: Ctx, input: CreateApiKey): Promise<CreatedApiKey> {
  requirePermission(ctx.actor, 'key:write');
  const userId = actingUserId(ctx.actor);
  if (!userId) throw new AppError('forbidden', 'An API key belongs to a person: sign in to create one.');
  requireUsableScopes(ctx.actor, input.scopes);
  await requireRoomForKey(ctx.db, userId);
  const { key, hash, hint } = makeApiKey();
  const { id, createdAt, expiresAt, limit } = await ctx.db.transaction(async (tx) => {
    const { expiresAt, limit } = await boundedWish(tx, ctx.actor, input);
    await requireAllowedLimit({ db: tx, actor: ctx.actor }, userId, limit);
    const [created] = await tx
      .insert(apiKeys)
      .values({
        id: newId('key'),
        userId,
        name: input.name,
        hash,
        hint,
        scopes: input.scopes,
        limitKind: typeof limit === 'number' ? 'custom' : limit,
        limitPerMinute: typeof limit === 'number' ? limit : null,
        expiresAt,
      })
      .returning({ id: apiKeys.id, createdAt: apiKeys.createdAt });
    await tellPerson(tx, userId, mailTexts.apiKeyCreated(hint));
    return { ...created!, expiresAt, limit };
  });
  noteInAudit(ctx, { scopes: input.scopes, limit, expiresAt: expiresAt?.toISOString() ?? 'never' });
  return {
    id,
    key,
    hint,
    name: input.name,
    scopes: input.scopes,
    limit,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

/** How long and how fast the key is to be; a key cannot make a mightier one. */
async function boundedWish(tx: Transaction, actor: Actor, { scopes, limit, ...input }: CreateApiKey) {
  const expiresAt = futureOrNull(input.expiresAt);
  if (actor.kind === 'key') return boundByParent(tx, actor, { scopes, expiresAt, limit });
  return { expiresAt, limit: limit ?? 'plan' };
}

/** A scope that opens nothing to its person would only promise what the key cannot do. */
function requireUsableScopes(actor: Actor, wished: CreateApiKey['scopes']): void {
  const usable = usableScopes(actor);
  const useless = wished.filter((scope) => !usable.includes(scope));
  if (useless.length === 0) return;
  const detail = `Your role opens nothing with ${useless.join(', ')}. You can choose ${usable.join(', ')}.`;
  throw new AppError('forbidden', detail, { errors: [{ pointer: '/scopes', detail }] });
}

function futureOrNull(expiresAt: CreateApiKey['expiresAt']): Date | null {
  if (!expiresAt) return null;
  const moment = new Date(expiresAt);
  if (moment.getTime() > Date.now()) return moment;
  const detail = 'The expiry has passed already. Choose a moment to come.';
  throw new AppError('invalid', detail, { errors: [{ pointer: '/expiresAt', detail }] });
}

async function requireAllowedLimit(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  userId: string,
  limit: ListedApiKey['limit'],
): Promise<void> {
  if (limit === 'plan' || may(actor, 'key:unlimited')) return;
  const [plan] = await db
    .select({ limitPerMinute: plans.limitPerMinute })
    .from(users)
    .innerJoin(plans, eq(plans.id, users.planId))
    .where(eq(users.id, userId));
  const most = plan?.limitPerMinute ?? 0;
  if (limit !== 'none' && limit <= most) return;
  throw new AppError('forbidden', `Your plan allows ${most} calls a minute. Choose at most that, or ask an admin.`);
}

async function requireRoomForKey(db: Database, userId: string): Promise<void> {
  const open = and(eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt));
  const [held] = await db.select({ keys: count() }).from(apiKeys).where(open);
  if (held!.keys < mostKeys) return;
  throw new AppError('conflict', `You have ${mostKeys} API keys, the most one can have. Revoke some first.`);
}
