'use client';

import '@mantine/charts/styles.css';
import { ScatterChart as Scatter } from '@mantine/charts';
import { numberFormats } from '#components/charts/number-formats.ts';
import type { ScatterChartProps } from '#components/charts/scatter-chart.tsx';
import { colourOf } from '#components/charts/series.ts';

/** The drawing alone; `ScatterChart` loads it and says the same as a table. */
export function ScatterDrawing({ points, x, y, ideal, heightPx }: ScatterChartProps & { heightPx: number }) {
  const format = { x: numberFormats[x.format], y: numberFormats[y.format] };
  return (
    <Scatter
      h={heightPx}
      data={[{ name: y.label, color: colourOf(0), data: points.map(({ x, y }) => ({ x, y })) }]}
      dataKey={{ x: 'x', y: 'y' }}
      labels={{ x: x.label, y: y.label }}
      xAxisLabel={x.label}
      yAxisLabel={y.label}
      gridAxis="xy"
      tickLine="none"
      valueFormatter={format}
      referenceLines={
        ideal ? [{ segment: [ideal.from, ideal.to], color: 'dimmed', strokeDasharray: '2 4' }] : undefined
      }
      xAxisProps={{ type: 'number', domain: ['auto', 'auto'], tickFormatter: format.x }}
      yAxisProps={{ width: 64, domain: ['auto', 'auto'], tickFormatter: format.y }}
      tooltipProps={{ isAnimationActive: false }}
      scatterProps={{ isAnimationActive: false, fillOpacity: 0.5 }}
      scatterChartProps={{ accessibilityLayer: false, margin: { top: 8, right: 12, bottom: 28, left: 8 } }}
    />
  );
}
