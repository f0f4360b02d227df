'use client';

import '@mantine/charts/styles.css';
import { LineChart as Lines } from '@mantine/charts';
import type { LineChartProps } from '#components/charts/line-chart.tsx';
import { numberFormats } from '#components/charts/number-formats.ts';
import { colourOf, rowsOf } from '#components/charts/series.ts';

/** The drawing alone; `LineChart` loads it and says the same as a table. */
export function LineDrawing(props: LineChartProps & { heightPx: number }) {
  const { series, x, y, diagonal, mark, dots, heightPx } = props;
  const [formatX, formatY] = [numberFormats[x.format], numberFormats[y.format]];
  // Keys of our own, since a name with a dot in it would be read as a path.
  const data = rowsOf(series).map(({ x, values }) => ({
    x,
    ...Object.fromEntries(values.map((value, index) => [`s${index}`, value])),
  }));
  return (
    <Lines
      h={heightPx}
      data={data}
      dataKey="x"
      curveType="linear"
      strokeWidth={2}
      withDots={dots ?? false}
      dotProps={{ r: 3 }}
      activeDotProps={{ r: 4 }}
      connectNulls
      gridAxis="xy"
      tickLine="none"
      series={series.map(({ name, dashed, colour }, index) => ({
        name: `s${index}`,
        label: name,
        color: colourOf(colour ?? index),
        ...(dashed && { strokeDasharray: '5 4' }),
      }))}
      referenceLines={[
        ...(diagonal
          ? [
              {
                segment: [
                  { x: 0, y: 0 },
                  { x: 1, y: 1 },
                ] as const,
                color: 'dimmed',
                strokeDasharray: '2 4',
              },
            ]
          : []),
        ...(mark ? [{ x: mark.x, label: mark.text, color: 'dimmed', strokeDasharray: '2 4' }] : []),
      ]}
      xAxisLabel={x.label}
      yAxisLabel={y.label}
      xAxisProps={{
        type: 'number',
        domain: x.domain ?? ['dataMin', 'dataMax'],
        tickFormatter: formatX,
        tickCount: 6,
        allowDecimals: x.domain !== undefined,
      }}
      yAxisProps={{ width: 64, domain: y.domain ?? ['auto', 'auto'], tickFormatter: formatY }}
      valueFormatter={formatY}
      tooltipProps={{ labelFormatter: (at) => `${x.label}: ${formatX(Number(at))}`, isAnimationActive: false }}
      lineProps={{ isAnimationActive: false }}
      lineChartProps={{ accessibilityLayer: false, margin: { top: 8, right: 12, bottom: 28, left: 8 } }}
    />
  );
}
