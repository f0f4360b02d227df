'use client';

import { Button, Group, Modal, NativeSelect, Radio, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { LimitFields, readLimit } from '#components/quotas/limit-fields.tsx';
import classes from '#components/quotas/quotas.module.css';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';

export type QuotaTargets = {
  /** Keys of the account that still work. */
  keys?: readonly { id: string; name: string }[];
  /** Models that the account may call. */
  models?: readonly { slug: string; name: string }[];
  /** Whose quota it will be, for finance; one's own unless said. */
  customer?: string | undefined;
};

const shownAtFields = ['/maxUnits', '/isHard', '/scope', '/keyId', '/model'];

/** The button that sets a quota, and its dialog. */
export function SetQuota(targets: QuotaTargets) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        className={classes.set}
        leftSection={<IconPlus size={18} />}
        onClick={() => setOpened(true)}
      >
        Set a quota
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="Set a quota" closeOnClickOutside={false}>
        <SetQuotaForm {...targets} onClose={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function SetQuotaForm({ keys = [], models = [], customer, onClose }: QuotaTargets & { onClose(): void }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  const [scope, setScope] = useState('account');

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const target = scope === 'key' ? { keyId: typed.get('keyId') } : scope === 'model' && { model: typed.get('model') };
    const body = { scope, ...target, ...readLimit(typed), ...(customer !== undefined && { customer }) };
    await run(async () => {
      await callApi('/api/v1/quotas', { method: 'POST', body });
      notifications.show({ message: 'The quota is in force.' });
      router.refresh();
      onClose();
    });
  }
  return (
    <form method="post" onSubmit={submit}>
      <Stack gap="lg">
        <Radio.Group label="Counts" value={scope} onChange={setScope} error={problem?.at('/scope')}>
          <Stack gap="sm" mt="sm">
            <Radio value="account" label="All calls of the account" />
            {keys.length > 0 && <Radio value="key" label="Calls with one API key" />}
            {models.length > 0 && <Radio value="model" label="Calls to one model" />}
          </Stack>
        </Radio.Group>
        {scope === 'key' && (
          <NativeSelect
            label="API key"
            name="keyId"
            data={keys.map(({ id, name }) => ({ value: id, label: name }))}
            error={problem?.at('/keyId')}
          />
        )}
        {scope === 'model' && (
          <NativeSelect
            label="Model"
            name="model"
            data={models.map(({ slug, name }) => ({ value: slug, label: name === slug ? name : `${name} (${slug})` }))}
            error={problem?.at('/model')}
          />
        )}
        <LimitFields problem={problem} />
        <ProblemAlert problem={problem} shownAtFields={shownAtFields} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={pending}>
            Cancel
          </Button>
          <SubmitButton pending={pending}>Set quota</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
