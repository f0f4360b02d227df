'use client';

import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { colourOf } from '#components/charts/series.ts';

type Props = {
  series: readonly string[];
  points: readonly { day: string; units: readonly number[] }[];
  heightPx: number;
};

/** The drawing alone; `UnitsChart` loads it and says the same in words. */
export function UnitsBars({ series, points, heightPx }: Props) {
  return (
    <BarChart
      h={heightPx}
      data={points.map(({ day, units }) => ({
        day,
        ...Object.fromEntries(units.map((count, at) => [`s${at}`, count])),
      }))}
      dataKey="day"
      type="stacked"
      series={series.map((label, at) => ({ name: `s${at}`, label, color: colourOf(at) }))}
      withLegend={series.length > 1}
      legendProps={{ verticalAlign: 'bottom' }}
      gridAxis="x"
      tickLine="none"
      barProps={{ isAnimationActive: false }}
      xAxisProps={{ interval: 'preserveStartEnd', minTickGap: 28 }}
      yAxisProps={{ width: 56, allowDecimals: false, tickFormatter: shortText }}
      valueFormatter={(value) => value.toLocaleString('en')}
      barChartProps={{ margin: { top: 10 }, accessibilityLayer: false }}
    />
  );
}

const shortText = (value: number) => value.toLocaleString('en', { notation: 'compact' });
