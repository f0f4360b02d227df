import classes from '#components/admin/admin.module.css';
import { DataTable } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';
import type { SettingInForce } from '#lib/auth/get-settings';

const sources = {
  environment: { tone: 'good', words: 'Environment' },
  start: { tone: 'quiet', words: 'Made by npm start' },
  default: { tone: 'quiet', words: 'Default' },
} as const;

/** Settings by name, those that were set told apart from those that hold by themselves. */
export function SettingTable({ settings }: { settings: readonly SettingInForce[] }) {
  return (
    <DataTable
      label="Settings"
      columns={[{ label: 'Variable' }, { label: 'Value' }, { label: 'From' }]}
      rows={settings.map(({ name, value, isSecret, from }) => ({
        id: name,
        cells: [
          <span key="name" className={classes.code}>
            {name}
          </span>,
          <span key="value" className={classes.code}>
            {value ?? (from === 'default' ? 'Not set' : isSecret ? 'Set, not shown' : 'Set')}
          </span>,
          <Status key="from" tone={sources[from].tone}>
            {sources[from].words}
          </Status>,
        ],
      }))}
    />
  );
}
