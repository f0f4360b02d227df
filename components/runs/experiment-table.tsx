import { Card } from '#components/ui/card.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ExperimentSummary } from '#lib/training/runs/run-detail';

/** Experiments, each a link to its runs. */
export function ExperimentTable({ experiments }: { experiments: readonly ExperimentSummary[] }) {
  return (
    <Card flush>
      <DataTable
        label="Experiments"
        columns={[{ label: 'Name' }, { label: 'Runs', numeric: true }, { label: 'Owner' }, { label: 'Created' }]}
        rows={experiments.map(({ id, name, runs, owner, createdAt }) => ({
          id,
          cells: [
            <TextLink key="name" href={`/runs?experiment=${id}`} underline="hover">
              {name}
            </TextLink>,
            <NumberText key="runs" value={runs} />,
            owner.name,
            <Time key="created" value={createdAt} />,
          ],
        }))}
      />
    </Card>
  );
}
