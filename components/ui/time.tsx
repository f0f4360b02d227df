'use client';

import { useInterval, useMounted } from '@mantine/hooks';
import { useState } from 'react';

type Props = {
  value: Date | string | null | undefined;
  /** `exact` shows date and time, `utc` those of UTC, `date` the day alone, `relative` (unless said) "3 minutes ago". */
  show?: 'relative' | 'exact' | 'utc' | 'date';
  /** What stands there without a moment. */
  none?: string;
};

const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

const exactStyle = { dateStyle: 'medium', timeStyle: 'medium' } as const;

/** A moment in the viewer's time zone, unless said, with the exact one as its title. The server writes it in UTC. */
export function Time({ value, show = 'relative', none = 'Never' }: Props) {
  const mounted = useMounted();
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), 30_000, { autoInvoke: show === 'relative' });
  if (!value) return <span>{none}</span>;
  const moment = new Date(value);
  const exact = format(moment, exactStyle, mounted);
  const day = format(moment, { dateStyle: 'medium' }, mounted);
  const text =
    show === 'utc'
      ? format(moment, exactStyle, false)
      : show === 'exact'
        ? exact
        : show === 'date' || !mounted
          ? day
          : relative(moment, Math.max(now, Date.now()));
  return (
    <time dateTime={moment.toISOString()} title={exact} style={{ whiteSpace: 'nowrap' }}>
      {text}
    </time>
  );
}

function format(moment: Date, style: Intl.DateTimeFormatOptions, inZoneOfViewer: boolean): string {
  const text = new Intl.DateTimeFormat('en-GB', { ...style, ...(!inZoneOfViewer && { timeZone: 'UTC' }) }).format(
    moment,
  );
  return inZoneOfViewer || !style.timeStyle ? text : `${text} UTC`;
}

function relative(moment: Date, now: number): string {
  const seconds = (moment.getTime() - now) / 1000;
  for (const [unit, size] of units) {
    if (Math.abs(seconds) < size) continue;
    return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
  }
  return seconds > 5 ? 'in a moment' : 'just now';
}
