'use client';

import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { answeredLabel, cachedLabel } from '#components/charts/traffic-labels.ts';

type Point = { start: string; answered: number; cached: number; failed: number };
type Props = { points: Point[]; hasCached: boolean; heightPx: number };

/** The drawing alone; `TrafficChart` loads it and says the same in words. */
export function TrafficBars({ points, hasCached, heightPx }: Props) {
  return (
    <BarChart
      h={heightPx}
      data={points}
      dataKey="start"
      type="stacked"
      series={[
        { name: 'answered', label: answeredLabel(hasCached), color: 'var(--mantine-primary-color-filled)' },
        ...(hasCached ? [{ name: 'cached', label: cachedLabel, color: 'var(--mantine-color-blue-filled)' }] : []),
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
