'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { KeyState } from '#components/keys/key-state.ts';
import classes from '#components/keys/key-table.module.css';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { Status, type StatusTone } from '#components/ui/status.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ListedApiKey } from '#lib/auth/api-keys/list-api-keys';

type KeyRow = ListedApiKey & { state: KeyState };

const states: Record<KeyState, { tone: StatusTone; label: string }> = {
  active: { tone: 'good', label: 'Active' },
  stopped: { tone: 'busy', label: 'Stopped' },
  expired: { tone: 'quiet', label: 'Expired' },
  revoked: { tone: 'quiet', label: 'Revoked' },
};

const columns = [
  { label: 'Name' },
  { label: 'State' },
  { label: 'Scopes', minor: true },
  { label: 'Per minute', numeric: true },
  { label: 'Last used' },
  { label: 'Expires' },
  { label: 'Created', minor: true },
  { label: 'Actions', quiet: true },
];

/** One's keys, with the way to revoke each that works, or may work again. */
export function KeyTable({ keys, planLimitPerMinute }: { keys: KeyRow[]; planLimitPerMinute: number }) {
  const router = useRouter();
  const [revoking, setRevoking] = useState<KeyRow | null>(null);
  const [asking, setAsking] = useState(false);

  async function revoke() {
    if (!revoking) return;
    await callApi(`/api/v1/keys/${revoking.id}`, { method: 'DELETE' });
    notifications.show({ message: `The key ${revoking.name} is revoked.` });
    router.refresh();
  }

  const ask = (key: KeyRow) => {
    setRevoking(key);
    setAsking(true);
  };
  return (
    <>
      <DataTable
        label="API keys"
        columns={columns}
        rows={keys.map((key) => ({
          id: key.id,
          dimmed: key.state !== 'active',
          cells: cells(key, planLimitPerMinute, ask),
        }))}
      />
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Revoke ${revoking?.name}?`}
        confirmLabel="Revoke key"
        onConfirm={revoke}
      >
        Programs that use the key <code>{revoking?.hint}…</code> are refused from this moment on. This cannot be undone.
      </Confirm>
    </>
  );
}

function cells(key: KeyRow, planLimitPerMinute: number, ask: (key: KeyRow) => void) {
  const { tone, label } = states[key.state];
  return [
    <span key="name" className={classes.name}>
      {key.name} <code>{key.hint}…</code>
    </span>,
    <Status key="state" tone={tone}>
      {label}
    </Status>,
    <span key="scopes" className={classes.scopes}>
      {key.scopes.join(', ')}
    </span>,
    <Limit key="limit" limit={key.limit} planLimitPerMinute={planLimitPerMinute} />,
    <Time key="used" value={key.lastUsedAt} />,
    <Time key="expires" value={key.expiresAt} show="date" />,
    <Time key="created" value={key.createdAt} show="date" />,
    key.state === 'active' || key.state === 'stopped' ? (
      <Button
        key="revoke"
        variant="default"
        size="compact-sm"
        aria-label={`Revoke ${key.name}`}
        onClick={() => ask(key)}
      >
        Revoke
      </Button>
    ) : null,
  ];
}

function Limit({ limit, planLimitPerMinute }: { limit: KeyRow['limit']; planLimitPerMinute: number }) {
  if (limit === 'none') return 'No limit';
  if (limit === 'plan')
    return (
      <span title="As your plan says">
        <NumberText value={planLimitPerMinute} />
      </span>
    );
  return <NumberText value={limit} />;
}
