'use client';

import { LineChart } from '#components/charts/line-chart.tsx';
import type { Series } from '#components/charts/series.ts';

export const whole: [number, number] = [0, 1];

/** The two curves that show how well scores rank: ROC and precision-recall. */
export function RankingCharts({ lines }: { lines: (of: 'roc' | 'pr') => Series[] }) {
  return (
    <>
      <LineChart
        title="ROC curve"
        series={lines('roc')}
        x={{ label: 'False positive rate', format: 'share', domain: whole }}
        y={{ label: 'True positive rate', format: 'share', domain: whole }}
        diagonal
      />
      <LineChart
        title="Precision-recall curve"
        series={lines('pr')}
        x={{ label: 'Recall', format: 'share', domain: whole }}
        y={{ label: 'Precision', format: 'share', domain: whole }}
      />
    </>
  );
}
