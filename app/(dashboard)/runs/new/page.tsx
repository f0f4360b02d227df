import { IconTable } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { DataWarnings } from '#components/datasets/data-warnings.tsx';
import { NewRunForm } from '#components/runs/new-run-form.tsx';
import { doubtfulIn } from '#components/runs/typed-run.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { forPage } from '#lib/http/for-page';
import { GetDataset, getDataset } from '#lib/training/datasets/get-dataset';
import { listDatasets } from '#lib/training/datasets/list-datasets';
import { xgboostAvailability } from '#lib/training/learners/xgboost/library';
import { listExperiments } from '#lib/training/runs/list-experiments';
import { paramFields } from './param-fields.ts';

export const metadata: Metadata = { title: 'New run' };

const Query = GetDataset.omit({ id: true }).extend({ dataset: GetDataset.shape.id.optional() });

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewRunPage({ searchParams }: Props) {
  const query = Query.safeParse(await searchParams).data ?? {};
  const { dataset, datasets, experiments } = await forPage((ctx) => choices(ctx, query));
  const ready = dataset?.version.schema ? dataset.version : null;
  return (
    <Page
      title="New run"
      description="Choose what to predict; the rest has sound defaults. The worker trains, and you can watch."
      breadcrumbs={[{ label: 'Runs', href: '/runs' }]}
      width="narrow"
    >
      {dataset && ready?.schema ? (
        <>
          <DataWarnings warnings={ready.profile?.warnings ?? []} />
          <NewRunForm
            // Another version has other columns, so that what was chosen does not hold for it.
            key={ready.id}
            datasets={datasets}
            dataset={{
              id: dataset.id,
              version: ready.number,
              versions: dataset.versions.filter(({ status }) => status === 'ready').map(({ number }) => number),
              columns: ready.schema.columns,
              target: ready.schema.target,
              doubtful: doubtfulIn(ready.profile?.warnings ?? []),
            }}
            experiments={experiments}
            fields={paramFields()}
            xgboost={xgboostAvailability()}
          />
        </>
      ) : (
        <NoData waitingFor={dataset?.name} />
      )}
    </Page>
  );
}

/** What a run can be started on; the newest data set that is ready unless one was asked for. */
async function choices(ctx: Ctx, query: { dataset?: string | undefined; version?: number | undefined }) {
  requirePermission(ctx.actor, 'training:write');
  const [{ data }, { data: experiments }] = await Promise.all([listDatasets(ctx, {}), listExperiments(ctx, {})]);
  const id = query.dataset ?? data.find(({ latest }) => latest.status === 'ready')?.id;
  const dataset = id === undefined ? null : await getDataset(ctx, { id, version: query.version });
  const known = data.map(({ id, name }) => ({ id, name }));
  return {
    dataset,
    datasets:
      dataset && !known.some(({ id }) => id === dataset.id)
        ? [{ id: dataset.id, name: dataset.name }, ...known]
        : known,
    experiments: [...new Set(experiments.map(({ name }) => name))],
  };
}

function NoData({ waitingFor }: { waitingFor: string | undefined }) {
  const icon = <IconTable size={36} stroke={1.4} />;
  return waitingFor === undefined ? (
    <EmptyState
      icon={icon}
      title="Upload a data set first"
      action={<LinkButton href="/datasets/new">New data set</LinkButton>}
    >
      A run learns from a table: a CSV file with a row for each case, and a column that holds the answer.
    </EmptyState>
  ) : (
    <EmptyState
      icon={icon}
      title="This version cannot be trained on"
      action={<LinkButton href="/datasets">Data</LinkButton>}
    >
      {waitingFor} is still being read, or was rejected. Look at it, and come back once it is ready.
    </EmptyState>
  );
}
