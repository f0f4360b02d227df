'use client';

import { Skeleton } from '@mantine/core';
import dynamic from 'next/dynamic';
import { ChartFigure } from '#components/charts/chart-figure.tsx';
import { dayText } from '#components/usage/days-text.ts';
import type { UnitsByDay } from '#components/usage/units-by-day.ts';

const heightPx = 240;

/** Recharts is a hundred kilobytes, so it comes only where there is something to draw. */
const UnitsBars = dynamic(() => import('#components/usage/units-bars.tsx').then(({ UnitsBars }) => UnitsBars), {
  ssr: false,
  loading: () => <Skeleton height={heightPx} />,
});

/** Units of each day as bars, split by model, with the same numbers as a table. */
export function UnitsChart({ series, days }: UnitsByDay) {
  return (
    <ChartFigure
      title="Units by day"
      heightPx={heightPx}
      drawing={
        <UnitsBars
          series={series}
          points={days.map(({ day, units }) => ({ day: dayText(day), units }))}
          heightPx={heightPx}
        />
      }
      table={() => ({
        columns: ['Day', ...series],
        rows: days.map(({ day, units }) => [dayText(day), ...units.map((count) => count.toLocaleString('en'))]),
      })}
    />
  );
}
