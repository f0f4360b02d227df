'use client';

import { Button, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import type { RunDetail } from '#lib/training/runs/run-detail';

/** Starts the same run on the newest version of its data set, once confirmed, and goes there. */
export function RetrainRun({ run: { id, dataset } }: { run: Pick<RunDetail, 'id' | 'dataset'> }) {
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Retrain
      </Button>
      <Confirm
        opened={opened}
        onClose={() => setOpened(false)}
        title="Retrain?"
        confirmLabel="Start run"
        harmless
        onConfirm={async () => {
          const next = await callApi<RunDetail>(`/api/v1/runs/${id}/retrain`, { method: 'POST' });
          router.push(`/runs/${next.id}`);
        }}
      >
        <Text size="sm">
          The same algorithm, parameters and seed learn again, on the newest version of {dataset.name}. This run stays
          as it is.
        </Text>
      </Confirm>
    </>
  );
}
