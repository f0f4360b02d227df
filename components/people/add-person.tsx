'use client';

import { Button, Modal, NativeSelect, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { roleChoices } from '#components/people/role-texts.ts';
import { AccountForm, type AccountInput } from '#components/sign-in/account-form.tsx';
import { callApi } from '#components/ui/call-api.ts';
import type { Role } from '#lib/auth/permissions';

type Props = { defaultRole: Role; variant: 'filled' | 'default' };

/** Makes an account for somebody else, also where sign-up is closed. */
export function AddPerson({ defaultRole, variant }: Props) {
  const router = useRouter();
  const [opened, { open, close }] = useDisclosure();
  const [role, setRole] = useState<string>(defaultRole);

  async function create(account: AccountInput) {
    await callApi('/api/v1/people', { method: 'POST', body: { ...account, role } });
    notifications.show({ message: `${account.name} can sign in now.` });
    setRole(defaultRole);
    close();
    router.refresh();
  }

  return (
    <>
      <Button variant={variant} leftSection={<IconPlus size={18} />} onClick={open}>
        Add a person
      </Button>
      <Modal opened={opened} onClose={close} title="Add a person">
        <Text size="sm" c="dimmed" mb="md">
          They sign in with this e-mail and password, and can change the password on their profile. No message is sent:
          tell them yourself.
        </Text>
        <AccountForm
          submitLabel="Add them"
          passwordHint="For their first sign-in, at least 10 characters."
          forOneself={false}
          create={create}
        >
          <NativeSelect
            label="Role"
            data={roleChoices}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value)}
          />
        </AccountForm>
      </Modal>
    </>
  );
}
