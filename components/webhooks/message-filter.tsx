'use client';

import { NativeSelect } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import type { MessageStatus } from '#lib/webhooks/webhook-detail';

const choices = [
  { value: '', label: 'All messages' },
  { value: 'pending', label: 'On their way' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'failed', label: 'Failed' },
];

/** Which messages a list shows; the choice stands in the address. */
export function MessageFilter({ id, status = '' }: { id: string; status: MessageStatus | '' | undefined }) {
  const router = useRouter();
  const [loading, startLoading] = useTransition();
  const choose = (next: string) =>
    startLoading(() => router.push(`/webhooks/${id}${next && `?status=${next}`}`, { scroll: false }));
  return (
    <NativeSelect
      aria-label="Messages"
      aria-busy={loading}
      value={status}
      data={choices}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
