import { may } from '#lib/auth/may';
import { type Permission, permissions, type Scope, scopes } from '#lib/auth/permissions';
import type { Actor } from '#lib/context';

/** The scopes that open anything to this actor, so that nobody is offered a key that could never do what it says. */
export function usableScopes(actor: Actor): Scope[] {
  const held = (Object.keys(permissions) as Permission[]).filter((permission) => may(actor, permission));
  return scopes.filter((scope) => held.some((permission) => permissions[permission].scope === scope));
}
