'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Card } from '#components/ui/card.tsx';
import { Confirm } from '#components/ui/confirm.tsx';

/** Archives a plan that nobody is on. */
export function ArchivePlan({ plan: { id, name } }: { plan: { id: string; name: string } }) {
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  async function archive() {
    await callApi(`/api/v1/plans/${id}`, { method: 'DELETE' });
    notifications.show({ message: `The plan ${name} is archived.` });
    router.push('/finance/plans');
    router.refresh();
  }
  return (
    <Card
      title="Archive this plan"
      description="Nobody can be put on it any more. Months it has priced keep their prices. Put everybody on another plan first."
    >
      <Button color="red" variant="outline" onClick={() => setOpened(true)}>
        Archive plan…
      </Button>
      <Confirm
        opened={opened}
        onClose={() => setOpened(false)}
        title={`Archive the plan ${name}?`}
        confirmLabel="Archive plan"
        onConfirm={archive}
      >
        It disappears from the page of prices. This cannot be undone.
      </Confirm>
    </Card>
  );
}
