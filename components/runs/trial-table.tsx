import { tookText } from '#components/runs/duration-text.ts';
import { RunScore } from '#components/runs/run-score.tsx';
import { RunStatus } from '#components/runs/run-status.tsx';
import { Card } from '#components/ui/card.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { RunSummary } from '#lib/training/runs/run-detail';

/** The trials of a search, best first once known; each is a run of its own. */
export function TrialTable({ trials }: { trials: readonly RunSummary[] }) {
  return (
    <Card
      flush
      title="Trials"
      description="Settings drawn at random, scored on the validation part; the better ones learned longer."
    >
      <DataTable
        label="Trials"
        columns={[
          { label: 'Trial' },
          { label: 'Status' },
          { label: 'Score', numeric: true },
          { label: 'Took', numeric: true },
        ]}
        rows={trials.map((trial, index) => ({
          id: trial.id,
          dimmed: trial.status === 'canceled',
          cells: [
            <TextLink key="name" href={`/runs/${trial.id}`} underline="hover">
              Trial {index + 1}
            </TextLink>,
            <RunStatus key="status" run={trial} />,
            <RunScore key="score" score={trial.score} />,
            tookText(trial),
          ],
        }))}
      />
    </Card>
  );
}
