'use client';

import '@mantine/charts/styles.css';
import { BarChart as Bars } from '@mantine/charts';
import type { BarChartProps } from '#components/charts/bar-chart.tsx';
import { numberFormats } from '#components/charts/number-formats.ts';
import { colourOf } from '#components/charts/series.ts';

/** The drawing alone; `BarChart` loads it. What is below zero hangs below the axis. */
export function BarDrawing({ labels, series, unit, heightPx }: BarChartProps & { heightPx: number }) {
  // Keys of our own, since a name with a dot in it would be read as a path.
  const data = labels.map((label, at) => ({
    label,
    ...Object.fromEntries(series.map(({ values }, index) => [`s${index}`, values[at] ?? 0])),
  }));
  return (
    <Bars
      h={heightPx}
      data={data}
      dataKey="label"
      type="stacked"
      series={series.map(({ name }, index) => ({ name: `s${index}`, label: name, color: colourOf(index) }))}
      gridAxis="x"
      tickLine="none"
      maxBarWidth={56}
      barProps={{ isAnimationActive: false }}
      xAxisProps={{ interval: 'preserveStartEnd', minTickGap: 20 }}
      yAxisProps={{ width: 64, tickFormatter: numberFormats.short }}
      valueFormatter={(value) => `${value.toLocaleString('en')}${unit ? ` ${unit}` : ''}`}
      tooltipProps={{ isAnimationActive: false }}
      barChartProps={{ stackOffset: 'sign', margin: { top: 10 }, accessibilityLayer: false }}
    />
  );
}
