import classes from '#components/admin/admin.module.css';
import { DataTable } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';
import type { SettingInForce } from '#lib/auth/settings-in-force';

/** Settings by name, those that were set told apart from those that hold by themselves. */
export function SettingTable({ settings }: { settings: readonly SettingInForce[] }) {
  return (
    <DataTable
      label="Settings"
      columns={[{ label: 'Variable' }, { label: 'Value' }, { label: 'From' }]}
      rows={settings.map(({ name, value, isSecret, isSet }) => ({
        id: name,
        cells: [
          <span key="name" className={classes.code}>
            {name}
          </span>,
          <span key="value" className={classes.code}>
            {value ?? (isSet ? (isSecret ? 'Set, not shown' : 'Set') : 'Not set')}
          </span>,
          <Status key="from" tone={isSet ? 'good' : 'quiet'}>
            {isSet ? 'Environment' : 'Default'}
          </Status>,
        ],
      }))}
    />
  );
}
