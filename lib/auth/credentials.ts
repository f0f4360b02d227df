import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { database } from '#db/client';
import { apiKeys, plans, users } from '#db/schema/people';
import { CredentialCache } from '#lib/auth/credential-cache';
import { may } from '#lib/auth/may';
import { type Role, scopes } from '#lib/auth/permissions';
import { roleInForce } from '#lib/auth/role-in-force';
import { forgetSessions, sessionsTrusted } from '#lib/auth/sessions/known-session';
import type { Actor } from '#lib/context';
import { processShared } from '#lib/process-shared';
import { forgetQuotas, quotasTrusted } from '#lib/usage/quotas/known-quotas';

/** What the other processes are told on the channel `bellwether` when a key, a session, a person or a plan has changed. */
export const CredentialEvent = z.object({ kind: z.enum(['key', 'session', 'user', 'plan']), id: z.string() });
export type CredentialEvent = z.infer<typeof CredentialEvent>;

type UserActor = Extract<Actor, { kind: 'user' }>;
type KeyActor = Extract<Actor, { kind: 'key' }>;

export type KnownKey = {
  actor: KeyActor;
  expiresAtMs: number;
  revoked: boolean;
  disabled: boolean;
  /** Whether the owner's account waits for its erasure. */
  isLeaving: boolean;
};
export type KnownPerson = {
  actor: UserActor;
  email: string;
  name: string;
  /** What an admin gave, whether or not it counts: `roleInForce`. */
  givenRole: Role;
  disabled: boolean;
  /** When the account will be erased: until then its owner may sign in and take that back, programs may do nothing. */
  eraseAt: Date | null;
  /** Changes with the password: a session made before is over. */
  sessionStamp: string;
};

const caches = () =>
  processShared('credentials', () => ({ keys: new CredentialCache(loadKey), people: new CredentialCache(loadPerson) }));

/** The key with this SHA-256 (in hexadecimal), its owner and plan joined; undefined when there is none. */
export function knownKey(digest: string): KnownKey | Promise<KnownKey | undefined> {
  return caches().keys.get(digest);
}

export function knownPerson(userId: string): KnownPerson | Promise<KnownPerson | undefined> {
  return caches().people.get(userId);
}

/**
 * Drops what is cached of a key, of a session, of a person (with all their keys and sessions), or of everybody where a
 * plan changed, which is rare; call it for every notification.
 */
export function forgetCredentials({ kind, id }: CredentialEvent): void {
  if (kind === 'session' || kind === 'user') {
    forgetSessions((session) => (kind === 'session' ? session.id : session.userId) === id);
  }
  if (kind === 'session') return;
  const { keys, people } = caches();
  keys.forget(({ actor }) => kind === 'plan' || (kind === 'key' ? actor.keyId : actor.userId) === id);
  if (kind === 'key') return;
  people.forget(({ actor }) => kind === 'plan' || actor.userId === id);
  forgetQuotas((userId) => kind === 'plan' || userId === id);
}

/**
 * Say true once the process listens for notifications, and false as soon as it no longer does: until then nothing is
 * served from the caches. Either way they start empty.
 */
export function credentialsTrusted(trusted: boolean): void {
  const { keys, people } = caches();
  keys.trust(trusted);
  people.trust(trusted);
  sessionsTrusted(trusted);
  quotasTrusted(trusted);
}

async function loadKey(digest: string): Promise<KnownKey | undefined> {
  const [row] = await database()
    .db.select({
      key: apiKeys,
      role: users.role,
      totpSince: users.totpSince,
      disabledAt: users.disabledAt,
      eraseAt: users.eraseAt,
      planLimit: plans.limitPerMinute,
    })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .innerJoin(plans, eq(plans.id, users.planId))
    .where(eq(apiKeys.hash, Buffer.from(digest, 'hex')));
  if (!row) return undefined;
  const { key, planLimit } = row;
  const role = roleInForce(row);
  const owner: UserActor = { kind: 'user', userId: key.userId, role, planLimitPerMinute: planLimit };
  return {
    actor: Object.freeze({
      kind: 'key',
      keyId: key.id,
      userId: key.userId,
      role,
      scopes: scopes.filter((scope) => key.scopes.includes(scope)),
      limitPerMinute: limitInForce(key, owner),
    }),
    expiresAtMs: key.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
    revoked: key.revokedAt !== null,
    disabled: row.disabledAt !== null,
    isLeaving: row.eraseAt !== null,
  };
}

/** More than the plan's is granted only while the owner still holds `key:unlimited`. */
function limitInForce(key: typeof apiKeys.$inferSelect, owner: UserActor): number | null {
  const plan = owner.planLimitPerMinute;
  if (key.limitKind === 'plan') return plan;
  const wished = key.limitKind === 'none' ? null : (key.limitPerMinute ?? plan);
  return may(owner, 'key:unlimited') ? wished : Math.min(wished ?? plan, plan);
}

async function loadPerson(userId: string): Promise<KnownPerson | undefined> {
  const [row] = await database()
    .db.select({ user: users, planLimit: plans.limitPerMinute })
    .from(users)
    .innerJoin(plans, eq(plans.id, users.planId))
    .where(eq(users.id, userId));
  if (!row) return undefined;
  const { id, email, name, disabledAt, eraseAt, passwordHash } = row.user;
  const role = roleInForce(row.user);
  return {
    actor: Object.freeze({ kind: 'user', userId: id, role, planLimitPerMinute: row.planLimit }),
    email,
    name,
    givenRole: row.user.role,
    disabled: disabledAt !== null,
    eraseAt,
    sessionStamp: sessionStamp(passwordHash),
  };
}

function sessionStamp(passwordHash: string | null): string {
  return createHash('sha256')
    .update(passwordHash ?? '')
    .digest('base64url')
    .slice(0, 12);
}
