'use client';

import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { NextTimes } from '#components/schedules/next-times.tsx';
import { cronOf, timingOf } from '#components/schedules/timing.ts';
import { TimingFields } from '#components/schedules/timing-fields.tsx';
import { useNextTimes } from '#components/schedules/use-next-times.ts';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { ScheduleDetail } from '#lib/schedules/schedule-detail';

type Props = { schedule: ScheduleDetail; onClose(): void };

/** The dialog that changes a schedule's name and times; what it starts stays. */
export function ChangeSchedule({ schedule, onClose }: Props) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  const [name, setName] = useState(schedule.name);
  const [timing, setTiming] = useState(() => timingOf(schedule.cron));
  const [timeZone, setTimeZone] = useState(schedule.timeZone);
  const cron = cronOf(timing);
  const next = useNextTimes(cron, timeZone);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const saved = await run(async () => {
      await callApi(`/api/v1/schedules/${schedule.id}`, { method: 'PATCH', body: { name, cron, timeZone } });
      notifications.show({ message: `The schedule ${name} is changed.` });
      router.refresh();
    });
    if (saved) onClose();
  }

  return (
    <Modal opened onClose={onClose} title={`Change ${schedule.name}`} size="lg" closeOnClickOutside={!pending}>
      <form method="post" onSubmit={submit}>
        <Stack gap="lg">
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={100}
            required
            withAsterisk={false}
            autoComplete="off"
            error={problem?.at('/name')}
          />
          <TimingFields
            timing={timing}
            timeZone={timeZone}
            cronProblem={next.problem?.at('/cron') ?? problem?.at('/cron')}
            timeZoneProblem={next.problem?.at('/timeZone') ?? problem?.at('/timeZone')}
            onTiming={setTiming}
            onTimeZone={setTimeZone}
          />
          <NextTimes times={next.nextTimes} timeZone={timeZone} />
          <ProblemAlert problem={problem} shownAtFields={['/name', '/cron', '/timeZone']} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={pending}>
              Cancel
            </Button>
            <SubmitButton pending={pending} disabled={next.problem !== null}>
              Save
            </SubmitButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
