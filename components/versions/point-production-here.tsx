'use client';

import { Button, type ButtonProps, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';

type Props = ButtonProps & {
  slug: string;
  version: number;
  /** Where production points now. */
  current: number | null;
};

/** Points production at a version, once confirmed. */
export function PointProductionHere({ slug, version, current, ...props }: Props) {
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button {...props} onClick={() => setOpened(true)} aria-label={`Point production at version ${version}`}>
        Point production here
      </Button>
      <Confirm
        opened={opened}
        onClose={() => setOpened(false)}
        title={`Point production at version ${version}?`}
        confirmLabel="Point production here"
        harmless
        onConfirm={async () => {
          await callApi(`/api/v1/models/${slug}/aliases/production`, { method: 'PUT', body: { version } });
          notifications.show({ message: `Production is version ${version}`, color: 'green' });
          router.refresh();
        }}
      >
        <Text size="sm">
          {current === null
            ? 'Calls that name no version are answered from now on.'
            : `Calls that name no version move from version ${current} to version ${version} at once; none of them fails. You can point it back at any time.`}
        </Text>
      </Confirm>
    </>
  );
}
