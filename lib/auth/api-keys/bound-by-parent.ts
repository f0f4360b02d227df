import { eq } from 'drizzle-orm';
import { apiKeys } from '#db/schema/people';
import { quotas } from '#db/schema/usage';
import type { Transaction } from '#lib/auth/change-credentials';
import type { Scope } from '#lib/auth/permissions';
import type { Actor } from '#lib/context';
import { AppError } from '#lib/errors';

type KeyActor = Extract<Actor, { kind: 'key' }>;
type ParentKey = typeof apiKeys.$inferSelect;
type Limit = 'plan' | 'none' | number;
type Wish = { scopes: readonly Scope[]; expiresAt: Date | null; limit?: Limit | undefined };

/**
 * The expiry and limit of a key that is made with a key: those of that key, where they are left out. Throws 403 for one
 * that could do more, or longer, and where that key has a quota, which calls with another would pass by; 401 for a key
 * that is over.
 */
export async function boundByParent(
  tx: Transaction,
  actor: KeyActor,
  { scopes, expiresAt, limit }: Wish,
): Promise<{ expiresAt: Date | null; limit: Limit }> {
  requireOwnScopes(actor, scopes);
  // The lock has a revocation come wholly before or wholly after: nothing is made with a key that is revoked.
  const [parent] = await tx.select().from(apiKeys).where(eq(apiKeys.id, actor.keyId)).for('share');
  const isOver = !parent || parent.revokedAt !== null || (parent.expiresAt !== null && parent.expiresAt <= new Date());
  if (isOver) throw new AppError('invalid-key', 'This API key was revoked or has expired.');
  await requireNoQuota(tx, parent);
  return { expiresAt: expiryWithin(parent, expiresAt), limit: limitWithin(parent, actor, limit) };
}

function requireOwnScopes(actor: KeyActor, wished: readonly Scope[]): void {
  const missing = wished.filter((scope) => !actor.scopes.includes(scope));
  if (missing.length === 0) return;
  throw tooMuch(
    '/scopes',
    `A key made with an API key can have that key's scopes only; it lacks ${missing.join(', ')}.`,
  );
}

async function requireNoQuota(tx: Transaction, { id }: ParentKey): Promise<void> {
  const [quota] = await tx.select({ id: quotas.id }).from(quotas).where(eq(quotas.keyId, id)).limit(1);
  if (!quota) return;
  const detail = 'This API key has a quota of its own, so it makes no other keys. Sign in to create one.';
  throw new AppError('forbidden', detail);
}

function expiryWithin({ expiresAt: latest }: ParentKey, wished: Date | null): Date | null {
  if (latest === null || wished === null) return latest ?? wished;
  if (wished <= latest) return wished;
  const until = latest.toISOString();
  throw tooMuch('/expiresAt', `A key made with an API key expires no later than that key: by ${until}.`);
}

/** What the plan says may rise: it is within the plan's limit, and within none, but within no number. */
function limitWithin(parent: ParentKey, { limitPerMinute: most }: KeyActor, wished: Limit | undefined): Limit {
  if (most === null) return wished ?? 'none';
  const own = parent.limitKind === 'custom' ? most : 'plan';
  if (wished === undefined || wished === own) return own;
  if (typeof wished === 'number' && wished <= most) return wished;
  throw tooMuch('/limit', `A key made with an API key has no higher limit than that key: ${most} calls a minute.`);
}

function tooMuch(pointer: string, detail: string): AppError {
  return new AppError('forbidden', detail, { errors: [{ pointer, detail }] });
}
