'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';

type Props = { person: { id: string; name: string } };

/** Resets two-factor of somebody who has lost app and recovery codes; asked about first. */
export function ResetTwoFactor({ person }: Props) {
  const router = useRouter();
  const [opened, { open, close }] = useDisclosure();

  async function reset() {
    await callApi(`/api/v1/people/${person.id}/two-factor`, { method: 'DELETE' });
    notifications.show({ message: `${person.name} signs in with the password alone.` });
    router.refresh();
  }

  return (
    <>
      <Button variant="default" size="compact-sm" onClick={open} aria-label={`Reset two-factor of ${person.name}`}>
        Reset
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title={`Reset two-factor of ${person.name}?`}
        confirmLabel="Reset two-factor"
        onConfirm={reset}
      >
        For somebody who has lost both the app and the recovery codes. Make sure it is them who ask: every session ends,
        and the password alone opens the account until they switch two-factor on again.
      </Confirm>
    </>
  );
}
