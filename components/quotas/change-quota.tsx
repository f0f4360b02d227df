'use client';

import { Button, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { LimitFields, readLimit } from '#components/quotas/limit-fields.tsx';
import { quotaName } from '#components/quotas/quota-words.ts';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { QuotaDetail } from '#lib/usage/quotas/quota-detail';

const shownAtFields = ['/maxUnits', '/isHard'];

/** The dialog that changes how much a quota allows, and what becomes of calls beyond. */
export function ChangeQuota({ quota, onClose }: { quota: QuotaDetail; onClose(): void }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = readLimit(new FormData(event.currentTarget));
    await run(async () => {
      await callApi(`/api/v1/quotas/${quota.id}`, { method: 'PATCH', body });
      notifications.show({ message: 'The quota is changed.' });
      router.refresh();
      onClose();
    });
  }
  return (
    <Modal opened onClose={onClose} title={`Quota: ${quotaName(quota)}`} closeOnClickOutside={false}>
      <form method="post" onSubmit={submit}>
        <Stack gap="lg">
          <LimitFields initial={quota} problem={problem} />
          <ProblemAlert problem={problem} shownAtFields={shownAtFields} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={pending}>
              Cancel
            </Button>
            <SubmitButton pending={pending}>Save</SubmitButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
