'use client';

import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';

type Props<Created> = {
  label: string;
  formTitle: string;
  form: (onCreated: (created: Created) => void, onCancel: () => void) => ReactNode;
  shownTitle: string;
  shown: (created: Created, onDone: () => void) => ReactNode;
};

/**
 * A button and its dialog: first the form, then what was made, which is shown this once; so no slip of the hand closes
 * that.
 */
export function CreateAndShow<Created>({ label, formTitle, form, shownTitle, shown }: Props<Created>) {
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  const [created, setCreated] = useState<Created | null>(null);

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
        title={created ? shownTitle : formTitle}
        closeOnClickOutside={false}
        closeOnEscape={!created}
      >
        {created ? shown(created, close) : form(setCreated, close)}
      </Modal>
    </>
  );
}
