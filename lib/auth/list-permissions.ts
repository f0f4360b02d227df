import { requirePermission } from '#lib/auth/may';
import { type Permission, permissions, type Role, type Scope } from '#lib/auth/permissions';
import type { Ctx } from '#lib/context';

/** The table of permissions, as it is in force. */
export function listPermissions({ actor }: Ctx): { permission: Permission; roles: readonly Role[]; scope: Scope }[] {
  requirePermission(actor, 'person:write');
  return (Object.keys(permissions) as Permission[]).map((permission) => ({ permission, ...permissions[permission] }));
}
