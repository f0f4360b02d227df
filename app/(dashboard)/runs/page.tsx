import { Group } from '@mantine/core';
import { IconFlask2 } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { RunFilter } from '#components/runs/run-filter.tsx';
import { RunTable } from '#components/runs/run-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { forPage } from '#lib/http/for-page';
import { listDatasets } from '#lib/training/datasets/list-datasets';
import { listExperiments } from '#lib/training/runs/list-experiments';
import { ListRuns, listRuns } from '#lib/training/runs/list-runs';

export const metadata: Metadata = { title: 'Runs' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RunsPage({ searchParams }: Props) {
  const query: ListRuns =
    ListRuns.pick({ experiment: true, dataset: true, cursor: true }).safeParse(await searchParams).data ?? {};
  const { experiment, dataset, cursor } = query;
  const [{ data, nextCursor }, { data: experiments }, { data: datasets }] = await Promise.all([
    forPage((ctx) => listRuns(ctx, query)),
    forPage((ctx) => listExperiments(ctx, {})),
    forPage((ctx) => listDatasets(ctx, {})),
  ]);
  const isFirst = data.length === 0 && !experiment && !dataset && !cursor;
  const create = <LinkButton href={dataset ? `/runs/new?dataset=${dataset}` : '/runs/new'}>New run</LinkButton>;
  const next = new URLSearchParams({
    ...(experiment && { experiment }),
    ...(dataset && { dataset }),
    ...(nextCursor && { cursor: nextCursor }),
  });
  return (
    <Page
      title="Runs"
      description="Every training run, with its score on rows it never saw. Tick several to compare them."
      action={
        !isFirst && (
          <Group gap="sm">
            <LinkButton href="/experiments" variant="default">
              Experiments
            </LinkButton>
            {create}
          </Group>
        )
      }
    >
      {isFirst ? (
        <EmptyState icon={<IconFlask2 size={36} stroke={1.4} />} title="Train your first model" action={create}>
          Choose a data set and the column to predict. The worker trains, measures on held-out rows, and you publish the
          best run as a model.
        </EmptyState>
      ) : (
        <>
          <RunFilter experiment={experiment} dataset={dataset} experiments={experiments} datasets={datasets} />
          {data.length > 0 ? (
            <RunTable runs={data} key={`${experiment} ${dataset} ${cursor}`} />
          ) : (
            <EmptyState title="Nothing found" action={create}>
              No run matches this choice yet.
            </EmptyState>
          )}
          {nextCursor && (
            <LinkButton href={`/runs?${next}`} variant="default" mt="md">
              Older runs
            </LinkButton>
          )}
        </>
      )}
    </Page>
  );
}
