import { type Permission, permissions, type Role, type Scope } from '#lib/auth/permissions';
import type { Actor } from '#lib/context';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';

/** Whether the actor holds the permission: by role, and for a key by scope as well. */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous') return false;
  const rule: { roles: readonly Role[]; scope: Scope } = permissions[permission];
  if (!rule.roles.includes(actor.role)) return false;
  return actor.kind === 'user' || actor.scopes.includes(rule.scope);
}

/** Throws 401 for nobody, 403 with what is missing for somebody without the permission. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (may(actor, permission)) return;
  if (actor.kind === 'anonymous') {
    throw new AppError('unauthenticated', 'Send an API key as "Authorization: Bearer bw_…", or sign in.');
  }
  const rule = permissions[permission];
  if (actor.kind === 'key' && !actor.scopes.includes(rule.scope)) {
    throw new AppError('forbidden', `This API key lacks the scope "${rule.scope}". Create one that has it.`);
  }
  throw new AppError(
    'forbidden',
    `This needs one of the roles: ${rule.roles.join(', ')}. Ask an admin to change yours${
      env.TWO_FACTOR === 'required' ? '; here it counts once you have switched on two-factor, on the page Profile' : ''
    }.`,
  );
}

/** The actor's user id, or null for the platform itself. */
export function actingUserId(actor: Actor): string | null {
  return actor.kind === 'user' || actor.kind === 'key' ? actor.userId : null;
}
