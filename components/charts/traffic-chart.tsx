'use client';

import { Skeleton } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import classes from '#components/charts/traffic-chart.module.css';
import { answeredLabel, cachedLabel } from '#components/charts/traffic-labels.ts';

export type TrafficBucket = { start: string; predictions: number; cached: number; errors: number };
type Props = { bucket: 'hour' | 'day'; buckets: readonly TrafficBucket[] };

const heightPx = 168;

/** Recharts is a hundred kilobytes, so it comes only where there is something to draw. */
const TrafficBars = dynamic(
  () => import('#components/charts/traffic-bars.tsx').then(({ TrafficBars }) => TrafficBars),
  {
    ssr: false,
    loading: () => <Skeleton height={heightPx} />,
  },
);

/** Answered and failed calls over time, as bars, with the same numbers as a table; those of the cache where there are any. */
export function TrafficChart({ bucket, buckets }: Props) {
  const mounted = useMounted();
  const hasCached = buckets.some(({ cached }) => cached > 0);
  const points = buckets.map(({ start, predictions, cached, errors }) => ({
    start: startText(new Date(start), bucket, mounted),
    answered: predictions - cached,
    cached,
    failed: errors,
  }));
  return (
    <figure className={classes.figure}>
      <div aria-hidden="true">
        <TrafficBars points={points} hasCached={hasCached} heightPx={heightPx} />
      </div>
      <details className={classes.details}>
        <summary>The same as a table</summary>
        <table className={classes.table}>
          <caption>Calls by {bucket}</caption>
          <thead>
            <tr>
              <th scope="col">{bucket === 'hour' ? 'Hour' : 'Day'}</th>
              <th scope="col">{answeredLabel(hasCached)}</th>
              {hasCached && <th scope="col">{cachedLabel}</th>}
              <th scope="col">Failed</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ start, answered, cached, failed }, index) => (
              <tr key={buckets[index]!.start}>
                <th scope="row">{start}</th>
                <td>{answered.toLocaleString('en')}</td>
                {hasCached && <td>{cached.toLocaleString('en')}</td>}
                <td>{failed.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** In the viewer's zone once there is one to know. */
function startText(start: Date, bucket: 'hour' | 'day', inZoneOfViewer: boolean): string {
  return new Intl.DateTimeFormat('en-GB', {
    ...(bucket === 'hour' ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' }),
    ...(!inZoneOfViewer && { timeZone: 'UTC' }),
  }).format(start);
}
