'use client';

import { Progress, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { CancelRun } from '#components/runs/cancel-run.tsx';
import { durationText } from '#components/runs/duration-text.ts';
import { isOver } from '#components/runs/is-over.ts';
import { isDrawable, LearningCurveChart } from '#components/runs/learning-curve-chart.tsx';
import classes from '#components/runs/run-live.module.css';
import { TrialTable } from '#components/runs/trial-table.tsx';
import { toApiProblem } from '#components/ui/api-problem.ts';
import { callApi } from '#components/ui/call-api.ts';
import { Card } from '#components/ui/card.tsx';
import type { RunDetail } from '#lib/training/runs/run-detail';
import type { RunProgress } from '#lib/training/runs/run-spec';

const everyMs = 1000;

const phaseWords: Record<RunProgress['phase'], string> = {
  waiting: 'Waiting for a worker',
  reading: 'Reading the data',
  preparing: 'Preparing the columns',
  searching: 'Searching for good parameters',
  learning: 'Learning',
  evaluating: 'Measuring how good it is',
  exporting: 'Writing the model, and checking that it answers the same',
};

/** A run that waits or runs: where it stands, asked every second; once it is over, the page is read anew. */
export function RunLive({ initial }: { initial: RunDetail }) {
  const router = useRouter();
  const { run, problem } = useFollowed(initial);
  const over = isOver(run);
  useEffect(() => {
    if (over) router.refresh();
  }, [over, router]);
  const { progress, learningCurve } = run;
  const percent = Math.round((progress?.fraction ?? 0) * 100);
  return (
    <>
      <Card title="Progress" aside={run.isOwn && !over && <CancelRun id={run.id} />}>
        <div role="status" className={classes.words}>
          <span>{phaseWords[progress?.phase ?? 'waiting']}</span>
          <span className={classes.numbers}>
            {roundText(progress)}
            {progress?.secondsLeft != null && <span>about {durationText(progress.secondsLeft * 1000)} left</span>}
            <span>{percent} %</span>
          </span>
        </div>
        <Progress value={percent} size="lg" aria-label="Done" animated={run.status === 'running'} />
        {run.status === 'queued' && (
          <Text size="sm" c="dimmed" mt="sm">
            It starts as soon as the worker is free. You can leave this page.
          </Text>
        )}
        {problem && (
          <Text size="sm" c="red" mt="sm" role="alert">
            {problem} Trying again.
          </Text>
        )}
      </Card>
      {isDrawable(learningCurve) && (
        <Card>
          <LearningCurveChart curve={learningCurve} bestRound={null} />
        </Card>
      )}
      {run.children.length > 0 && <TrialTable trials={run.children} />}
    </>
  );
}

function roundText(progress: RunProgress | null) {
  if (!progress || progress.round === null || progress.rounds === null) return null;
  const unit = progress.phase === 'searching' ? 'trial' : 'round';
  return (
    <span>
      {unit} {progress.round.toLocaleString('en')} of {progress.rounds.toLocaleString('en')}
    </span>
  );
}

/** The run as it stands now, while somebody looks. */
function useFollowed(initial: RunDetail) {
  const [run, setRun] = useState(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const over = isOver(run);
  useEffect(() => {
    if (over) return;
    const left = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      try {
        if (document.visibilityState === 'visible') {
          setRun(await callApi<RunDetail>(`/api/v1/runs/${initial.id}`, { signal: left.signal }));
          setProblem(null);
        }
      } catch (error) {
        if (!left.signal.aborted) setProblem(toApiProblem(error).message);
      }
      if (!left.signal.aborted) timer = setTimeout(ask, everyMs);
    };
    timer = setTimeout(ask, everyMs);
    return () => {
      left.abort();
      clearTimeout(timer);
    };
  }, [initial.id, over]);
  return { run, problem };
}
