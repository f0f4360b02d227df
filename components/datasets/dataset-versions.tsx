import { DatasetStatus } from '#components/datasets/dataset-status.tsx';
import { Card } from '#components/ui/card.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import type { DatasetVersionSummary } from '#lib/training/datasets/dataset-detail';

type Props = { datasetId: string; versions: readonly DatasetVersionSummary[]; shown: number };

/** The versions of a data set, newest first, with the way to each. */
export function DatasetVersions({ datasetId, versions, shown }: Props) {
  return (
    <Card flush title="Versions" description="Another file, another type or another target makes another version.">
      <DataTable
        label="Versions"
        columns={[
          { label: 'Version' },
          { label: 'Status' },
          { label: 'File' },
          { label: 'To predict' },
          { label: 'Rows', numeric: true },
          { label: 'Made' },
        ]}
        rows={versions.map(({ id, number, status, fileName, fileSha256, target, rowCount, createdAt }) => ({
          id,
          cells: [
            number === shown ? (
              `${number}, shown here`
            ) : (
              <TextLink key="number" href={`/datasets/${datasetId}?version=${number}`}>
                {number}
              </TextLink>
            ),
            <DatasetStatus key="status" status={status} />,
            <span key="file">
              {fileName} <code>{fileSha256.slice(0, 8)}</code>
            </span>,
            target ?? '–',
            <NumberText key="rows" value={rowCount} />,
            <Time key="made" value={createdAt} />,
          ],
        }))}
      />
    </Card>
  );
}
