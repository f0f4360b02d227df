'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { roleTexts } from '#components/people/role-texts.ts';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';
import { Time } from '#components/ui/time.tsx';
import type { Invitation } from '#lib/auth/invitations/invitation';

const columns = [
  { label: 'E-mail' },
  { label: 'State' },
  { label: 'Role' },
  { label: 'Invited' },
  { label: 'Good until' },
  { label: 'Actions', quiet: true },
];

type Row = Invitation & { isExpired: boolean };

/** Invitations that nobody has taken, with the way to take each back. */
export function InvitationTable({ invitations }: { invitations: Row[] }) {
  const router = useRouter();
  const [revoking, setRevoking] = useState<Row | null>(null);
  const [asking, setAsking] = useState(false);

  async function revoke() {
    if (!revoking) return;
    await callApi(`/api/v1/invitations/${revoking.id}`, { method: 'DELETE' });
    notifications.show({ message: `The invitation of ${revoking.email} is taken back.` });
    router.refresh();
  }
  const ask = (invitation: Row) => {
    setRevoking(invitation);
    setAsking(true);
  };
  return (
    <>
      <DataTable
        label="Invitations"
        columns={columns}
        rows={invitations.map((invitation) => ({
          id: invitation.id,
          dimmed: invitation.isExpired,
          cells: cells(invitation, ask),
        }))}
      />
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Take back the invitation of ${revoking?.email}?`}
        confirmLabel="Take it back"
        onConfirm={revoke}
      >
        Its link opens nothing from this moment on. You can invite them again.
      </Confirm>
    </>
  );
}

function cells(invitation: Row, ask: (invitation: Row) => void) {
  const { email, role, createdAt, expiresAt, isExpired } = invitation;
  return [
    email,
    <Status key="state" tone={isExpired ? 'quiet' : 'busy'}>
      {isExpired ? 'Expired' : 'Open'}
    </Status>,
    roleTexts[role].label,
    <Time key="invited" value={createdAt} show="date" />,
    <Time key="until" value={expiresAt} show="date" />,
    <Button
      key="revoke"
      variant="default"
      size="compact-sm"
      aria-label={`Take back the invitation of ${email}`}
      onClick={() => ask(invitation)}
    >
      Take back
    </Button>,
  ];
}
