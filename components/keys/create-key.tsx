'use client';

import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type CreatedKey, KeyForm } from '#components/keys/key-form.tsx';
import { KeyOnce } from '#components/keys/key-once.tsx';
import type { Scope } from '#lib/auth/permissions';

type Props = {
  label: string;
  /** The scopes this person's role has a use for. */
  scopes: Scope[];
  planLimitPerMinute: number;
  /** Whether they may have keys beyond what their plan allows. */
  mayExceedPlan: boolean;
  siteUrl: string;
};

/** The button that makes a key, and its dialog: first the form, then the key, once. */
export function CreateKey({ label, siteUrl, ...choices }: Props) {
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  const [created, setCreated] = useState<CreatedKey | null>(null);

  const open = () => {
    setCreated(null);
    setOpened(true);
  };
  const close = () => {
    setOpened(false);
    if (created) router.refresh();
  };
  return (
    <>
      <Button leftSection={<IconPlus size={18} />} onClick={open}>
        {label}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        title={created ? 'Copy your key now' : 'Create an API key'}
        closeOnClickOutside={false}
        closeOnEscape={!created}
      >
        {created ? (
          <KeyOnce created={created} siteUrl={siteUrl} onDone={close} />
        ) : (
          <KeyForm {...choices} onCreated={setCreated} onCancel={close} />
        )}
      </Modal>
    </>
  );
}
