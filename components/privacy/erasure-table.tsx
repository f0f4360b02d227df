import { DataTable } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ErasureDetail } from '#lib/privacy/erasure/erasure-detail';

const tones = { waiting: 'busy', canceled: 'quiet', done: 'good' } as const;
const words = { waiting: 'Waiting', canceled: 'Taken back', done: 'Done' } as const;

/** Erasures, newest first, with what was done. */
export function ErasureTable({ erasures }: { erasures: readonly ErasureDetail[] }) {
  return (
    <DataTable
      label="Erasures"
      columns={[
        { label: 'Erasure' },
        { label: 'Of' },
        { label: 'State' },
        { label: 'Asked for', minor: true },
        { label: 'Due or done' },
        { label: 'Rows', numeric: true },
        { label: 'Files', numeric: true },
      ]}
      rows={erasures.map((erasure) => ({
        id: erasure.id,
        cells: [
          <TextLink key="id" href={`/api/v1/erasures/${erasure.id}`}>
            {erasure.id}
          </TextLink>,
          erasure.subjectSha256 === null ? erasure.userId : 'A client’s person',
          <Status key="state" tone={tones[erasure.status]}>
            {words[erasure.status]}
          </Status>,
          <Time key="asked" value={erasure.requestedAt} />,
          <Time key="done" value={erasure.doneAt ?? erasure.dueAt} />,
          rowCount(erasure),
          erasure.certificate?.files ?? '',
        ],
      }))}
    />
  );
}

function rowCount({ certificate }: ErasureDetail): number | string {
  if (!certificate) return '';
  return Object.values(certificate.tables).reduce((sum, { deleted, blanked }) => sum + deleted + blanked, 0);
}
