import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { CompareCurves } from '#components/runs/compare-curves.tsx';
import { type Compared, CompareMetrics } from '#components/runs/compare-metrics.tsx';
import { CompareSpecs } from '#components/runs/compare-specs.tsx';
import { runNames } from '#components/runs/run-names.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { forPage } from '#lib/http/for-page';
import { getRun } from '#lib/training/runs/get-run';

export const metadata: Metadata = { title: 'Compare runs' };

/** As many as a chart has colours. */
const mostCompared = 8;

type Props = { searchParams: Promise<{ ids?: string | string[] }> };

export default async function ComparePage({ searchParams }: Props) {
  const ids = idsOf((await searchParams).ids);
  const found = await Promise.all(ids.map((id) => forPage((ctx) => getRun(ctx, { id }))));
  const done = found.flatMap((run) => (run.report ? [{ run, report: run.report }] : []));
  const names = runNames(done.map(({ run }) => run));
  const runs: Compared[] = done.map((one, index) => ({ ...one, name: names[index]! }));
  return (
    <Page
      title="Compare runs"
      description="Side by side. The address of this page opens the same comparison again."
      breadcrumbs={[{ label: 'Runs', href: '/runs' }]}
    >
      {runs.length < 2 ? (
        <EmptyState title="Nothing to compare" action={<LinkButton href="/runs">Runs</LinkButton>}>
          Tick at least two runs that have succeeded in the list, then choose Compare.
        </EmptyState>
      ) : (
        <>
          <Unlike runs={runs} missing={ids.length - runs.length} />
          <CompareMetrics runs={runs} />
          <CompareCurves
            runs={runs.map(({ name, run, report }) => ({
              name,
              curves: report.curves,
              learningCurve: run.algorithm === 'hybrid' ? null : run.learningCurve,
            }))}
          />
          <CompareSpecs runs={runs} />
        </>
      )}
    </Page>
  );
}

function idsOf(ids: string | string[] | undefined): string[] {
  const asked = [ids ?? []].flat().flatMap((list) => list.split(','));
  return [...new Set(asked.filter((id) => id !== ''))].slice(0, mostCompared);
}

/** Says it where numbers stand side by side that do not speak of the same. */
function Unlike({ runs, missing }: { runs: readonly Compared[]; missing: number }) {
  const several = (of: (compared: Compared) => unknown) => new Set(runs.map(of)).size > 1;
  // Without its data set a run has no sum of its file.
  const dataOf = ({ run: { dataSha256, dataset } }: Compared) => dataSha256 || `${dataset.id} v${dataset.version}`;
  const lines = [
    several(({ run }) => run.target) && 'They predict different columns.',
    several(dataOf) && 'They learned from different data, so the held-out rows are not the same.',
    !several(dataOf) &&
      several(({ run }) => `${JSON.stringify(run.spec.split)} ${run.spec.seed}`) &&
      'They were split differently, so the held-out rows are not the same.',
    missing > 0 && `${missing === 1 ? 'One run has' : `${missing} runs have`} not succeeded and cannot be compared.`,
  ].filter((line) => line !== false);
  if (lines.length === 0) return null;
  return (
    <Alert
      color="orange"
      icon={<IconAlertTriangle size={20} />}
      title="Compare with care"
      mb="lg"
      styles={{ title: { color: 'var(--mantine-color-orange-text)' } }}
    >
      {lines.join(' ')}
    </Alert>
  );
}
