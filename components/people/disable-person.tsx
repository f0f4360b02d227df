'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';

type Props = { person: { id: string; name: string; disabledAt: string | null } };

/** Shuts a person out, or lets them in again; asked about first. */
export function DisablePerson({ person }: Props) {
  const router = useRouter();
  const [opened, { open, close }] = useDisclosure();
  const isDisabled = person.disabledAt !== null;
  const verb = isDisabled ? 'Enable' : 'Disable';

  async function change() {
    await callApi(`/api/v1/people/${person.id}/${isDisabled ? 'enable' : 'disable'}`, { method: 'POST' });
    notifications.show({ message: isDisabled ? `${person.name} can sign in again.` : `${person.name} is shut out.` });
    router.refresh();
  }

  return (
    <>
      <Button variant="default" size="compact-sm" onClick={open} aria-label={`${verb} ${person.name}`}>
        {verb}
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title={`${verb} ${person.name}?`}
        confirmLabel={verb}
        harmless={isDisabled}
        onConfirm={change}
      >
        {isDisabled
          ? 'They can sign in again, and their API keys work again.'
          : 'At once: every session ends, and API keys open nothing. Their models and schedules go on. You can enable them again.'}
      </Confirm>
    </>
  );
}
