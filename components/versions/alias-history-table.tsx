import { DataTable } from '#components/ui/data-table.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import type { Alias } from '#lib/registry/current-aliases';

/** Where an alias has pointed, newest first. */
export function AliasHistoryTable({ slug, changes }: { slug: string; changes: readonly Alias[] }) {
  return (
    <DataTable
      label="Alias history"
      columns={[{ label: 'Pointed at' }, { label: 'When' }, { label: 'By' }]}
      rows={changes.map(({ version, changedAt, changedBy }, index) => ({
        id: changedAt,
        dimmed: index > 0,
        cells: [
          <TextLink key="version" href={`/models/${slug}/versions/${version}`}>
            version {version}
          </TextLink>,
          <Time key="when" value={changedAt} show="exact" />,
          changedBy,
        ],
      }))}
    />
  );
}
