'use client';

import { Skeleton } from '@mantine/core';
import dynamic from 'next/dynamic';
import classes from '#components/charts/chart-figure.module.css';
import { ChartFigure } from '#components/charts/chart-figure.tsx';
import { type NumberFormat, numberFormats } from '#components/charts/number-formats.ts';
import { colourOf, rowsOf, type Series } from '#components/charts/series.ts';

export type Axis = { label: string; format: NumberFormat; domain?: [number, number] };

export type LineChartProps = {
  /** What is drawn, as a heading. */
  title: string;
  series: readonly Series[];
  x: Axis;
  y: Axis;
  /** A dotted line from 0, 0 to 1, 1. */
  diagonal?: boolean;
  /** A place on the x axis worth a word. */
  mark?: { x: number; text: string } | undefined;
  dots?: boolean;
  heightPx?: number;
};

const usualHeightPx = 280;

/** Recharts is a hundred kilobytes, so it comes only where there is something to draw. */
const LineDrawing = dynamic(
  () => import('#components/charts/line-drawing.tsx').then(({ LineDrawing }) => LineDrawing),
  { ssr: false, loading: () => <Skeleton height={usualHeightPx} /> },
);

/** Lines over a numeric axis, with the same numbers as a table. */
export function LineChart(props: LineChartProps) {
  const { title, series, x, y, heightPx = usualHeightPx } = props;
  return (
    <ChartFigure
      title={title}
      drawing={
        <>
          {series.length > 1 && <Legend series={series} />}
          <LineDrawing {...props} heightPx={heightPx} />
        </>
      }
      heightPx={heightPx}
      table={() => ({
        columns: [x.label, ...series.map(({ name }) => (series.length > 1 ? name : y.label))],
        rows: rowsOf(series).map(({ x: at, values }) => [
          numberFormats[x.format](at),
          ...values.map((value) => (value === null ? '' : numberFormats[y.format](value))),
        ]),
      })}
    />
  );
}

/** Ours wraps in a narrow place and then moves the drawing down, which the library's does not. */
function Legend({ series }: Pick<LineChartProps, 'series'>) {
  return (
    <ul className={classes.legend}>
      {series.map(({ name, dashed, colour }, index) => (
        <li key={name}>
          <span data-dashed={dashed || undefined} style={{ borderColor: colourOf(colour ?? index) }} />
          {name}
        </li>
      ))}
    </ul>
  );
}
