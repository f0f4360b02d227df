import type { Metadata } from 'next';
import { ScheduleForm } from '#components/schedules/schedule-form.tsx';
import { Page } from '#components/ui/page.tsx';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { forPage } from '#lib/http/for-page';
import { listModels } from '#lib/registry/list-models';
import { listDatasets } from '#lib/training/datasets/list-datasets';
import { getRun } from '#lib/training/runs/get-run';
import { listRuns } from '#lib/training/runs/list-runs';
import type { RunSummary } from '#lib/training/runs/run-detail';

export const metadata: Metadata = { title: 'New schedule' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewSchedulePage({ searchParams }: Props) {
  const { run: asked } = await searchParams;
  const { chosen, runs, datasets, models } = await forPage((ctx) =>
    choices(ctx, typeof asked === 'string' ? asked : null),
  );
  const repeatable = runs.filter(
    ({ id, status, dataset }) => status === 'succeeded' && dataset.name !== '' && id !== chosen?.id,
  );
  return (
    <Page
      title="New schedule"
      description="What to start by itself, and when."
      breadcrumbs={[{ label: 'Schedules', href: '/schedules' }]}
      width="narrow"
    >
      <ScheduleForm
        chosenRun={chosen?.id ?? null}
        runs={[...(chosen ? [chosen] : []), ...repeatable].map((run) => ({ value: run.id, label: runText(run) }))}
        datasets={datasets
          .filter(({ latest }) => latest.status !== 'rejected')
          .map(({ id, name }) => ({ value: id, label: name }))}
        models={models
          .filter(({ productionVersion }) => productionVersion !== null)
          .map(({ slug, name }) => ({ value: slug, label: name }))}
        ownModels={models.filter(({ mayChange }) => mayChange).map(({ slug, name }) => ({ value: slug, label: name }))}
      />
    </Page>
  );
}

async function choices(ctx: Ctx, runId: string | null) {
  requirePermission(ctx.actor, 'training:write');
  const [chosen, runs, datasets, models] = await Promise.all([
    runId === null ? null : getRun(ctx, { id: runId }),
    listRuns(ctx, { limit: 100 }),
    listDatasets(ctx, { limit: 500 }),
    listModels(ctx, { limit: 500 }),
  ]);
  return { chosen, runs: runs.data, datasets: datasets.data, models: models.data };
}

const runText = ({ dataset, target, algorithm, createdAt }: RunSummary) =>
  `${dataset.name}: ${target} by ${algorithm}, ${createdAt.slice(0, 10)}`;
