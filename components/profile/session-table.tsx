'use client';

import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ListedSession } from '#lib/auth/sessions/list-sessions';

const columns = [
  { label: 'Where' },
  { label: 'Address' },
  { label: 'Last seen' },
  { label: 'Signed in', minor: true },
  { label: 'Actions', quiet: true },
];

/** Where one is signed in, with the way to end each but this. */
export function SessionTable({ sessions }: { sessions: ListedSession[] }) {
  const router = useRouter();
  const [ending, setEnding] = useState<ListedSession | null>(null);
  const [asking, setAsking] = useState(false);

  async function endOne() {
    if (!ending) return;
    await callApi(`/api/v1/me/sessions/${ending.id}`, { method: 'DELETE' });
    notifications.show({ message: `${ending.device} is signed out.` });
    router.refresh();
  }
  const ask = (session: ListedSession) => {
    setEnding(session);
    setAsking(true);
  };
  return (
    <>
      <DataTable
        label="Where you are signed in"
        columns={columns}
        rows={sessions.map((session) => ({ id: session.id, cells: cells(session, ask) }))}
      />
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Sign out ${ending?.device}?`}
        confirmLabel="Sign out"
        harmless
        onConfirm={endOne}
      >
        It is signed out from this moment on. If you do not know it, change your password too.
      </Confirm>
    </>
  );
}

function cells(session: ListedSession, ask: (session: ListedSession) => void) {
  const { kind, device, address, lastSeenAt, createdAt, isCurrent } = session;
  return [
    <Group key="where" gap="xs">
      {kind === 'program' ? `${device} (program)` : device}
      {isCurrent && <Status tone="good">This browser</Status>}
    </Group>,
    address ?? 'Unknown',
    <Time key="seen" value={lastSeenAt} />,
    <Time key="created" value={createdAt} show="date" />,
    isCurrent ? null : (
      <Button
        key="end"
        variant="default"
        size="compact-sm"
        aria-label={`Sign out ${device}, ${address ?? 'unknown address'}`}
        onClick={() => ask(session)}
      >
        Sign out
      </Button>
    ),
  ];
}
