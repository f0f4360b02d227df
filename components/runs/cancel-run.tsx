'use client';

import { Button, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';

/** Stops a run, once confirmed. */
export function CancelRun({ id }: { id: string }) {
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpened(true)}>
        Cancel run
      </Button>
      <Confirm
        opened={opened}
        onClose={() => setOpened(false)}
        title="Cancel this run?"
        confirmLabel="Cancel run"
        onConfirm={async () => {
          await callApi(`/api/v1/runs/${id}/cancel`, { method: 'POST' });
          router.refresh();
        }}
      >
        <Text size="sm">It stops at once, and what it learned so far is lost. You can start the same run again.</Text>
      </Confirm>
    </>
  );
}
