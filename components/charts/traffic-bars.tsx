'use client';

import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';

type Props = { points: { start: string; answered: number; failed: number }[]; heightPx: number };

/** The drawing alone; `TrafficChart` loads it and says the same in words. */
export function TrafficBars({ points, heightPx }: Props) {
  return (
    <BarChart
      h={heightPx}
      data={points}
      dataKey="start"
      type="stacked"
      series={[
        { name: 'answered', label: 'Answered', color: 'var(--mantine-primary-color-filled)' },
        { name: 'failed', label: 'Failed', color: 'var(--mantine-color-red-filled)' },
      ]}
      gridAxis="x"
      tickLine="none"
      barProps={{ isAnimationActive: false }}
      xAxisProps={{ interval: 'preserveStartEnd', minTickGap: 28 }}
      yAxisProps={{ width: 44, allowDecimals: false }}
      valueFormatter={(value) => value.toLocaleString('en')}
      barChartProps={{ margin: { top: 10 }, accessibilityLayer: false }}
    />
  );
}
