'use client';

import { Button, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Card } from '#components/ui/card.tsx';
import { Confirm } from '#components/ui/confirm.tsx';

/** Deletes a model, once its slug is typed. */
export function DeleteModel({ slug }: { slug: string }) {
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  return (
    <Card
      title="Delete this model"
      description="Calls to it are answered 404 from then on, and its slug is free again. Past predictions stay in the ledger, since what was used must stay accountable."
    >
      <Button color="red" variant="outline" onClick={() => setOpened(true)}>
        Delete model…
      </Button>
      <Confirm
        opened={opened}
        onClose={() => setOpened(false)}
        title={`Delete the model ${slug}?`}
        confirmLabel="Delete model"
        typeToConfirm={slug}
        onConfirm={async () => {
          await callApi(`/api/v1/models/${slug}`, { method: 'DELETE' });
          router.push('/models');
        }}
      >
        <Text size="sm">Programs that call it get errors at once. This cannot be undone.</Text>
      </Confirm>
    </Card>
  );
}
