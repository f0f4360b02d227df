'use client';

import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import { algorithmWords } from '#components/runs/algorithm-words.ts';
import { tookText } from '#components/runs/duration-text.ts';
import { isOver } from '#components/runs/is-over.ts';
import { RunDataset } from '#components/runs/run-dataset.tsx';
import { RunScore } from '#components/runs/run-score.tsx';
import { RunStatus } from '#components/runs/run-status.tsx';
import classes from '#components/runs/run-table.module.css';
import { Card } from '#components/ui/card.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { RefreshWhileShown } from '#components/ui/refresh-while-shown.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import type { RunSummary } from '#lib/training/runs/run-detail';

/** More cannot be told apart on one chart. */
const mostCompared = 8;

/** Runs, newest first; tick some to compare them. Reads the list anew while one of them runs. */
export function RunTable({ runs, label = 'Runs' }: { runs: readonly RunSummary[]; label?: string }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (id: string) =>
    setChosen((ids) => (ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]));
  return (
    <>
      <Card flush>
        <DataTable
          label={label}
          columns={[
            { label: 'Run' },
            { label: 'Status' },
            { label: 'Score', numeric: true },
            { label: 'Data set' },
            { label: 'Experiment', minor: true },
            { label: 'Took', numeric: true },
            { label: 'Created' },
            { label: 'Compare' },
          ]}
          rows={runs.map((run) => ({
            id: run.id,
            dimmed: run.status === 'canceled',
            cells: [
              <span key="name">
                <TextLink href={`/runs/${run.id}`} underline="hover">
                  {algorithmWords[run.algorithm].name}
                </TextLink>
                <Text size="xs" c="dimmed" fw={400}>
                  {run.target}
                  {run.trials > 0 && `, search of ${run.trials} trials`}
                </Text>
              </span>,
              <RunStatus key="status" run={run} />,
              <RunScore key="score" score={run.score} />,
              <RunDataset key="dataset" dataset={run.dataset} underline="hover" />,
              run.experiment ? (
                <TextLink key="experiment" href={`/runs?experiment=${run.experiment.id}`} underline="hover">
                  {run.experiment.name}
                </TextLink>
              ) : (
                '–'
              ),
              tookText(run),
              <Time key="created" value={run.createdAt} />,
              run.status === 'succeeded' && (
                <Checkbox
                  key="compare"
                  aria-label={`Compare the run of ${algorithmWords[run.algorithm].name}, ${run.id.slice(-6)}`}
                  checked={chosen.includes(run.id)}
                  disabled={!chosen.includes(run.id) && chosen.length >= mostCompared}
                  onChange={() => toggle(run.id)}
                />
              ),
            ],
          }))}
        />
      </Card>
      {chosen.length > 0 && (
        <div className={classes.bar} role="status">
          <span>
            {chosen.length === 1 ? '1 run ticked; tick another to compare' : `${chosen.length} runs ticked`}
            {chosen.length === mostCompared && ', as many as can be compared'}
          </span>
          {chosen.length > 1 && (
            <LinkButton href={`/runs/compare?ids=${chosen.join(',')}`} size="sm">
              Compare {chosen.length} runs
            </LinkButton>
          )}
        </div>
      )}
      {runs.some((run) => !isOver(run)) && <RefreshWhileShown everyMs={2000} />}
    </>
  );
}
