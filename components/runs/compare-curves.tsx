'use client';

import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { LineChart } from '#components/charts/line-chart.tsx';
import type { Series } from '#components/charts/series.ts';
import classes from '#components/runs/compare.module.css';
import { isDrawable, lossName, lossPoints } from '#components/runs/learning-curve-chart.tsx';
import { RankingCharts } from '#components/runs/ranking-charts.tsx';
import { Card } from '#components/ui/card.tsx';
import type { ClassCurves } from '#lib/training/evaluation/run-report';
import type { LearningCurve } from '#lib/training/runs/run-spec';

type Props = {
  runs: readonly { name: string; curves: readonly ClassCurves[] | null; learningCurve: LearningCurve | null }[];
};

/** The curves of several runs over each other, a colour for each. */
export function CompareCurves({ runs }: Props) {
  const labels = [...new Set(runs.flatMap(({ curves }) => curves?.map(({ label }) => label) ?? []))];
  const [chosen, setChosen] = useState(labels[0] ?? '');
  const drawn = (points: (run: Props['runs'][number]) => Series['points']): Series[] =>
    runs
      .map((run, colour) => ({ name: run.name, points: points(run), colour }))
      .filter(({ points }) => points.length > 0);
  const lines = (of: 'roc' | 'pr') => drawn(({ curves }) => curves?.find(({ label }) => label === chosen)?.[of] ?? []);
  const losses = drawn(({ learningCurve }) => (learningCurve ? watchedPoints(learningCurve) : []));
  const [anyCurve] = runs.flatMap(({ learningCurve }) => (isDrawable(learningCurve) ? [learningCurve] : []));
  const comparable = runs.every(
    ({ learningCurve }) => !isDrawable(learningCurve) || learningCurve.loss === anyCurve?.loss,
  );
  return (
    <>
      {labels.length > 0 && (
        <Card
          title="Curves"
          aside={
            labels.length > 1 && (
              <NativeSelect
                aria-label="Class"
                value={chosen}
                data={labels}
                onChange={(event) => setChosen(event.currentTarget.value)}
              />
            )
          }
        >
          <div className={classes.charts}>
            <RankingCharts lines={lines} />
          </div>
        </Card>
      )}
      {anyCurve && comparable && (
        <Card>
          <LineChart
            title="Learning curves, of the validation part where there is one"
            series={losses}
            x={{ label: 'Round', format: 'whole' }}
            y={{ label: lossName(anyCurve), format: 'short' }}
          />
        </Card>
      )}
    </>
  );
}

function watchedPoints(curve: LearningCurve) {
  const validation = lossPoints(curve, 'validation');
  return validation.length > 0 ? validation : lossPoints(curve, 'train');
}
