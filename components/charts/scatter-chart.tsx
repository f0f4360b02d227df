'use client';

import { Skeleton } from '@mantine/core';
import dynamic from 'next/dynamic';
import { ChartFigure } from '#components/charts/chart-figure.tsx';
import type { Axis } from '#components/charts/line-chart.tsx';
import { numberFormats } from '#components/charts/number-formats.ts';

type Place = { x: number; y: number };

export type ScatterChartProps = {
  title: string;
  points: readonly Place[];
  x: Axis;
  y: Axis;
  /** A dotted line on which all points would lie in the best case. */
  ideal?: { from: Place; to: Place };
};

const heightPx = 320;

const ScatterDrawing = dynamic(
  () => import('#components/charts/scatter-drawing.tsx').then(({ ScatterDrawing }) => ScatterDrawing),
  { ssr: false, loading: () => <Skeleton height={heightPx} /> },
);

/** Points of two numbers each, with the same numbers as a table. */
export function ScatterChart(props: ScatterChartProps) {
  const { title, points, x, y } = props;
  return (
    <ChartFigure
      title={title}
      drawing={<ScatterDrawing {...props} heightPx={heightPx} />}
      heightPx={heightPx}
      table={() => ({
        columns: [x.label, y.label],
        rows: points.map((point) => [numberFormats[x.format](point.x), numberFormats[y.format](point.y)]),
      })}
    />
  );
}
