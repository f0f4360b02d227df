import { Alert, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { suggestSlug } from '#components/models/suggest-slug.ts';
import { algorithmWords } from '#components/runs/algorithm-words.ts';
import { isOver } from '#components/runs/is-over.ts';
import { PublishRun } from '#components/runs/publish-run.tsx';
import { RetrainRun } from '#components/runs/retrain-run.tsx';
import { RunDataset } from '#components/runs/run-dataset.tsx';
import { RunFacts } from '#components/runs/run-facts.tsx';
import { RunLive } from '#components/runs/run-live.tsx';
import { RunReport } from '#components/runs/run-report.tsx';
import { RunStatus } from '#components/runs/run-status.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { Time } from '#components/ui/time.tsx';
import { forPage } from '#lib/http/for-page';
import { listModels } from '#lib/registry/list-models';
import { getRun } from '#lib/training/runs/get-run';
import type { RunDetail } from '#lib/training/runs/run-detail';

export const metadata: Metadata = { title: 'Run' };

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const run = await forPage((ctx) => getRun(ctx, { id }));
  return (
    <Page
      title={`${algorithmWords[run.algorithm].name} for ${run.target}`}
      description={<Where run={run} />}
      breadcrumbs={[
        { label: 'Runs', href: '/runs' },
        ...(run.experiment ? [{ label: run.experiment.name, href: `/runs?experiment=${run.experiment.id}` }] : []),
        ...(run.parentId ? [{ label: 'Search', href: `/runs/${run.parentId}` }] : []),
      ]}
      action={run.isOwn && isOver(run) && run.parentId === null && <Actions run={run} />}
    >
      {!isOver(run) && <RunLive initial={run} />}
      <Ending run={run} />
      {isOver(run) && run.report && <RunReport run={run} report={run.report} />}
      <RunFacts run={run} />
    </Page>
  );
}

/** Why a run came to nothing. */
function Ending({ run: { status, problem, isOwn, parentId, dataset } }: { run: RunDetail }) {
  if (status !== 'failed' && status !== 'canceled') return null;
  const lost = 'It was stopped before it was done, so there is nothing to measure or publish.';
  const again = isOwn && parentId === null && dataset.name !== '' ? ' Retrain starts it anew.' : '';
  return (
    <Alert
      color={status === 'failed' ? 'red' : 'gray'}
      icon={<IconAlertTriangle size={20} />}
      title={status === 'failed' ? 'The run failed' : 'The run was canceled'}
      mb="lg"
    >
      {problem ?? `${lost}${again}`}
    </Alert>
  );
}

function Where({ run }: { run: RunDetail }) {
  const { dataset, createdAt } = run;
  return (
    <Group gap="0.35rem 1rem" component="span">
      {isOver(run) && <RunStatus run={run} />}
      <span>
        on <RunDataset dataset={dataset} />
      </span>
      <span>
        started <Time value={createdAt} />
      </span>
    </Group>
  );
}

async function Actions({ run }: { run: RunDetail }) {
  const isDone = run.status === 'succeeded';
  const hasData = run.dataset.name !== '';
  const { data: models } = isDone ? await forPage((ctx) => listModels(ctx, { limit: 500 })) : { data: [] };
  const own = models.filter(({ mayChange }) => mayChange).map(({ slug }) => slug);
  return (
    <Group gap="sm">
      {isDone && hasData && (
        <LinkButton href={`/schedules/new?run=${run.id}`} variant="default">
          Schedule
        </LinkButton>
      )}
      {hasData && <RetrainRun run={run} />}
      {!isDone && hasData && (
        <LinkButton
          href={`/runs/new?${new URLSearchParams({ dataset: run.dataset.id, version: String(run.dataset.version) })}`}
          variant="default"
        >
          Another run on this data
        </LinkButton>
      )}
      {isDone && (
        <PublishRun
          runId={run.id}
          models={own}
          suggested={run.published[0]?.model ?? suggestSlug(run.dataset.name.replace(/\.\w{1,4}$/, ''))}
        />
      )}
    </Group>
  );
}
