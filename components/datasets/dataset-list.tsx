import { DatasetStatus } from '#components/datasets/dataset-status.tsx';
import { Card } from '#components/ui/card.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import { byteText } from '#components/versions/byte-text.ts';
import type { DatasetSummary } from '#lib/training/datasets/dataset-detail';

/** Data sets as a table, each with its newest version. */
export function DatasetList({ datasets }: { datasets: readonly DatasetSummary[] }) {
  return (
    <Card flush>
      <DataTable
        label="Data sets"
        columns={[
          { label: 'Name' },
          { label: 'Status' },
          { label: 'Version', numeric: true },
          { label: 'Rows', numeric: true },
          { label: 'Columns', numeric: true },
          { label: 'Size', numeric: true, minor: true },
          { label: 'Owner', minor: true },
          { label: 'Changed' },
        ]}
        rows={datasets.map(({ id, name, owner, latest }) => ({
          id,
          cells: [
            <TextLink key="name" href={`/datasets/${id}`} c="inherit" underline="hover">
              {name}
            </TextLink>,
            <DatasetStatus key="status" status={latest.status} />,
            latest.number,
            <NumberText key="rows" value={latest.rowCount} />,
            <NumberText key="columns" value={latest.columnCount} />,
            byteText(latest.sizeBytes),
            owner.name,
            <Time key="changed" value={latest.createdAt} />,
          ],
        }))}
      />
    </Card>
  );
}
