'use client';

import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { algorithmWords } from '#components/runs/algorithm-words.ts';
import { ChangeSchedule } from '#components/schedules/change-schedule.tsx';
import { LastFiring } from '#components/schedules/last-firing.tsx';
import classes from '#components/schedules/schedule-table.module.css';
import { cronWords } from '#components/schedules/timing.ts';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { OnSwitch } from '#components/ui/on-switch.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ScheduleDetail } from '#lib/schedules/schedule-detail';

const columns = [
  { label: 'Name' },
  { label: 'When' },
  { label: 'Next' },
  { label: 'Last time' },
  { label: 'On' },
  { label: 'Actions', quiet: true },
];

/** One's schedules: what they start and when, how it went last, and the switches. */
export function ScheduleTable({ schedules }: { schedules: readonly ScheduleDetail[] }) {
  const router = useRouter();
  const [deleting, setDeleting] = useState<ScheduleDetail | null>(null);
  const [asking, setAsking] = useState(false);
  const [changing, setChanging] = useState<ScheduleDetail | null>(null);

  async function remove() {
    if (!deleting) return;
    await callApi(`/api/v1/schedules/${deleting.id}`, { method: 'DELETE' });
    notifications.show({ message: `The schedule ${deleting.name} is deleted.` });
    router.refresh();
  }

  return (
    <>
      <DataTable
        label="Schedules"
        columns={columns}
        rows={schedules.map((schedule) => ({
          id: schedule.id,
          dimmed: !schedule.enabled,
          cells: [
            <Name key="name" schedule={schedule} />,
            <When key="when" schedule={schedule} />,
            <Time key="next" value={schedule.nextAt} none="Off" />,
            <LastFiring key="last" schedule={schedule} />,
            <OnSwitch
              key={`on ${schedule.enabled}`}
              name={schedule.name}
              isOn={schedule.enabled}
              turn={(enabled) => callApi(`/api/v1/schedules/${schedule.id}`, { method: 'PATCH', body: { enabled } })}
            />,
            <Group key="actions" gap={4} wrap="nowrap" justify="flex-end">
              <Tooltip label="Change" position="left">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Change ${schedule.name}`}
                  onClick={() => setChanging(schedule)}
                >
                  <IconPencil size={18} stroke={1.6} />
                </ActionIcon>
              </Tooltip>
              <Tooltip label="Delete" position="left">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Delete ${schedule.name}`}
                  onClick={() => {
                    setDeleting(schedule);
                    setAsking(true);
                  }}
                >
                  <IconTrash size={18} stroke={1.6} />
                </ActionIcon>
              </Tooltip>
            </Group>,
          ],
        }))}
      />
      {changing && <ChangeSchedule key={changing.id} schedule={changing} onClose={() => setChanging(null)} />}
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Delete ${deleting?.name}?`}
        confirmLabel="Delete schedule"
        onConfirm={remove}
      >
        It starts nothing from now on. The runs and batch jobs it started stay. This cannot be undone.
      </Confirm>
    </>
  );
}

function Name({ schedule: { name, work, datasetName } }: { schedule: ScheduleDetail }) {
  const dataset = datasetName === null ? 'a deleted data set' : datasetName;
  const link = datasetName === null ? dataset : <TextLink href={`/datasets/${work.datasetId}`}>{dataset}</TextLink>;
  return (
    <span>
      {name}
      <span className={classes.more}>
        {work.kind === 'run' ? (
          <>
            {algorithmWords[work.spec.choice.algorithm].name} for {work.spec.target} on {link}
            {work.challenge && `, challenges ${work.challenge}`}
          </>
        ) : (
          <>
            Scores {link} with {work.model}
          </>
        )}
      </span>
    </span>
  );
}

function When({ schedule: { cron, timeZone } }: { schedule: ScheduleDetail }) {
  const words = cronWords(cron);
  return (
    <span>
      {words ?? <code>{cron}</code>}
      <span className={classes.more}>{timeZone.replaceAll('_', ' ')}</span>
    </span>
  );
}
