import classes from '#components/admin/admin.module.css';
import { roleTexts } from '#components/people/role-texts.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import type { Permission, Role, Scope } from '#lib/auth/permissions';

type Rule = { permission: Permission; roles: readonly Role[]; scope: Scope };

/** Which role may do what, and the scope a key needs for it. */
export function PermissionTable({ rules, roles }: { rules: readonly Rule[]; roles: readonly Role[] }) {
  return (
    <DataTable
      label="Permissions"
      columns={[
        { label: 'Permission' },
        ...roles.map((role) => ({ label: roleTexts[role].label })),
        { label: 'Scope of a key' },
      ]}
      rows={rules.map(({ permission, roles: holders, scope }) => ({
        id: permission,
        cells: [
          <span key="permission" className={classes.code}>
            {permission}
          </span>,
          ...roles.map((role) => (holders.includes(role) ? 'Yes' : '–')),
          <span key="scope" className={classes.code}>
            {scope}
          </span>,
        ],
      }))}
    />
  );
}
