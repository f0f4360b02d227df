'use client';

import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { LineChart } from '#components/charts/line-chart.tsx';
import classes from '#components/runs/class-curves.module.css';
import { RankingCharts, whole } from '#components/runs/ranking-charts.tsx';
import type { ClassCurves as Curves } from '#lib/training/evaluation/run-report';

/** More lines cannot be told apart. */
const mostShown = 8;

/** ROC, precision-recall and calibration of each class against the rest. */
export function ClassCurves({ curves }: { curves: readonly Curves[] }) {
  const labels = curves.map(({ label }) => label);
  const [chosen, setChosen] = useState(() => labels.slice(0, mostShown));
  const shown = curves.filter(({ label }) => chosen.includes(label));
  const lines = (of: 'roc' | 'pr' | 'calibration') => shown.map((curve) => ({ name: curve.label, points: curve[of] }));
  return (
    <>
      {curves.length > 1 && (
        <MultiSelect
          label="Classes"
          data={labels}
          value={chosen}
          onChange={setChosen}
          maxValues={mostShown}
          searchable
          mb="lg"
        />
      )}
      <div className={classes.charts}>
        <RankingCharts lines={lines} />
        <LineChart
          title="Calibration curve"
          series={lines('calibration')}
          x={{ label: 'Predicted probability', format: 'share', domain: whole }}
          y={{ label: 'Share that came true', format: 'share', domain: whole }}
          diagonal
          dots
        />
      </div>
    </>
  );
}
