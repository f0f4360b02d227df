'use client';

import { Skeleton } from '@mantine/core';
import dynamic from 'next/dynamic';
import classes from '#components/charts/chart-figure.module.css';
import { ChartFigure } from '#components/charts/chart-figure.tsx';
import { colourOf } from '#components/charts/series.ts';

export type BarSeries = { name: string; values: readonly number[] };

export type BarChartProps = {
  /** What is drawn, as a heading. */
  title: string;
  /** What each bar is of, from left to right. */
  labels: readonly string[];
  /** What each bar is stacked of; names may hold anything. */
  series: readonly BarSeries[];
  /** Written after numbers of the drawing: a currency, `units`. */
  unit?: string;
  heightPx?: number;
};

const usualHeightPx = 280;

/** Recharts is a hundred kilobytes, so it comes only where there is something to draw. */
const BarDrawing = dynamic(() => import('#components/charts/bar-drawing.tsx').then(({ BarDrawing }) => BarDrawing), {
  ssr: false,
  loading: () => <Skeleton height={usualHeightPx} />,
});

/** Stacked bars. The same numbers stand in a table beside it: that is for whoever shows it. */
export function BarChart(props: BarChartProps) {
  const { title, series, heightPx = usualHeightPx } = props;
  return (
    <ChartFigure
      title={title}
      drawing={
        <>
          {series.length > 1 && (
            <ul className={classes.legend}>
              {series.map(({ name }, index) => (
                <li key={index}>
                  <span style={{ borderColor: colourOf(index) }} />
                  {name}
                </li>
              ))}
            </ul>
          )}
          <BarDrawing {...props} heightPx={heightPx} />
        </>
      }
      heightPx={heightPx}
    />
  );
}
