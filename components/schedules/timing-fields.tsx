'use client';

import { Group, NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useMemo } from 'react';
import { cronOf, days, type Timing } from '#components/schedules/timing.ts';

type Props = {
  timing: Timing;
  timeZone: string;
  cronProblem?: string | undefined;
  timeZoneProblem?: string | undefined;
  onTiming(timing: Timing): void;
  onTimeZone(timeZone: string): void;
};

const choices = [
  { value: 'hour', label: 'Every hour' },
  { value: 'day', label: 'Every day' },
  { value: 'weekday', label: 'Monday to Friday' },
  { value: 'week', label: 'Every week' },
  { value: 'month', label: 'Every month' },
  { value: 'cron', label: 'As a cron line says' },
];

/** How often, at what time, on whose clocks. */
export function TimingFields({ timing, timeZone, cronProblem, timeZoneProblem, onTiming, onTimeZone }: Props) {
  const mounted = useMounted();
  // The lists of server and browser may differ.
  const zones = useMemo(() => (mounted ? zonesWith(timeZone) : []), [mounted, timeZone]);
  return (
    <>
      <Group align="flex-start" gap="md">
        <NativeSelect
          label="Repeat"
          data={choices}
          value={timing.every}
          onChange={(event) => onTiming(changed(timing, event.currentTarget.value))}
          w={200}
        />
        {timing.every === 'week' && (
          <NativeSelect
            label="On"
            data={days.map((label, day) => ({ value: String(day), label }))}
            value={String(timing.day)}
            onChange={(event) => onTiming({ ...timing, day: Number(event.currentTarget.value) })}
            w={150}
          />
        )}
        {timing.every === 'month' && (
          <NumberInput
            label="On day"
            value={timing.day}
            onChange={(day) => onTiming({ ...timing, day: Number(day) || 1 })}
            min={1}
            max={31}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            w={100}
          />
        )}
        {timing.every === 'hour' && (
          <NumberInput
            label="Minutes past the hour"
            value={timing.minute}
            onChange={(minute) => onTiming({ ...timing, minute: Number(minute) || 0 })}
            min={0}
            max={59}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            w={180}
          />
        )}
        {timing.every !== 'hour' && timing.every !== 'cron' && (
          <TextInput
            type="time"
            label="At"
            value={timing.time}
            onChange={(event) => onTiming({ ...timing, time: event.currentTarget.value || '00:00' })}
            required
            withAsterisk={false}
            w={130}
          />
        )}
        {timing.every === 'cron' && (
          <TextInput
            label="Cron line"
            description="Minute, hour, day of the month, month, day of the week."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={timing.line}
            onChange={(event) => onTiming({ every: 'cron', line: event.currentTarget.value })}
            placeholder="0 6 * * 1"
            autoComplete="off"
            spellCheck={false}
            required
            withAsterisk={false}
            error={cronProblem}
            flex="1 1 16rem"
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
        )}
      </Group>
      <Select
        label="Time zone"
        description="The clock of this place counts, in summer as in winter."
        data={zones}
        value={timeZone}
        onChange={(zone) => zone && onTimeZone(zone)}
        searchable
        allowDeselect={false}
        nothingFoundMessage="No time zone of that name"
        limit={60}
        maw={360}
        error={timeZoneProblem}
      />
    </>
  );
}

/** The same moment, as far as the other kind of repetition has it. */
function changed(timing: Timing, every: string): Timing {
  const time = 'time' in timing ? timing.time : '06:00';
  switch (every) {
    case 'hour':
      return { every, minute: 0 };
    case 'day':
    case 'weekday':
      return { every, time };
    case 'week':
      return { every, time, day: 1 };
    case 'month':
      return { every, time, day: 1 };
    default:
      return { every: 'cron', line: cronOf(timing) };
  }
}

const zonesWith = (chosen: string) => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), chosen])];
