'use client';

import { Button, Modal } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import { SecretOnce } from '#components/webhooks/secret-once.tsx';
import type { WebhookWithSecret } from '#lib/webhooks/webhook-detail';

/** Replaces a webhook's secret, once that is confirmed, and shows the new one. */
export function RotateSecret({ id }: { id: string }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [rotated, setRotated] = useState<WebhookWithSecret | null>(null);
  const done = () => {
    setRotated(null);
    router.refresh();
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        Replace secret
      </Button>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title="Replace the secret?"
        confirmLabel="Replace secret"
        harmless
        onConfirm={async () => setRotated(await callApi(`/api/v1/webhooks/${id}/rotate-secret`, { method: 'POST' }))}
      >
        For 24 hours messages are signed with both, so that your program can change over without losing any. After that
        the old one is worth nothing.
      </Confirm>
      <Modal
        opened={rotated !== null}
        onClose={done}
        size="lg"
        title="Copy the secret now"
        closeOnClickOutside={false}
        closeOnEscape={false}
      >
        {rotated && <SecretOnce webhook={rotated} onDone={done} />}
      </Modal>
    </>
  );
}
