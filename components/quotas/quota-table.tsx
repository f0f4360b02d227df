'use client';

import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ChangeQuota } from '#components/quotas/change-quota.tsx';
import { QuotaUse } from '#components/quotas/quota-use.tsx';
import { quotaName } from '#components/quotas/quota-words.ts';
import classes from '#components/quotas/quotas.module.css';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import type { QuotaDetail } from '#lib/usage/quotas/quota-detail';

const columns = [
  { label: 'Counts' },
  { label: 'Used this month' },
  { label: 'When it is used up' },
  { label: 'Set by', minor: true },
  { label: 'Actions', quiet: true },
];

/** Quotas with what is used of them; those that `setBy` has set can be changed and removed. */
export function QuotaTable({ quotas, setBy }: { quotas: readonly QuotaDetail[]; setBy: QuotaDetail['setBy'] }) {
  const router = useRouter();
  const [changing, setChanging] = useState<QuotaDetail | null>(null);
  const [removing, setRemoving] = useState<QuotaDetail | null>(null);
  const [asking, setAsking] = useState(false);

  async function remove() {
    if (!removing) return;
    await callApi(`/api/v1/quotas/${removing.id}`, { method: 'DELETE' });
    notifications.show({ message: 'The quota is removed.' });
    router.refresh();
  }
  const ask = (quota: QuotaDetail) => {
    setRemoving(quota);
    setAsking(true);
  };
  const mayChange = (quota: QuotaDetail) => quota.scope !== 'plan' && quota.setBy === setBy;
  return (
    <>
      <DataTable
        label="Quotas"
        columns={columns}
        rows={quotas.map((quota) => ({
          id: quota.id,
          cells: [
            <Name key="name" quota={quota} />,
            <QuotaUse key="use" quota={quota} />,
            quota.isHard ? 'Calls are refused' : 'Calls go on',
            setByText(quota, setBy),
            mayChange(quota) ? <Actions key="actions" quota={quota} onChange={setChanging} onRemove={ask} /> : null,
          ],
        }))}
      />
      {changing && <ChangeQuota key={changing.id} quota={changing} onClose={() => setChanging(null)} />}
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title="Remove this quota?"
        confirmLabel="Remove quota"
        onConfirm={remove}
      >
        {removing && quotaName(removing)}: nothing is counted against it, and no call refused for it, from this moment
        on.
      </Confirm>
    </>
  );
}

function Name({ quota }: { quota: QuotaDetail }) {
  return (
    <span className={classes.name}>
      {quotaName(quota)}
      <small>{quota.isHard ? 'Hard' : 'Soft'}</small>
    </span>
  );
}

function setByText({ scope, setBy }: QuotaDetail, viewer: QuotaDetail['setBy']): string {
  if (scope === 'plan') return 'Plan';
  if (viewer === 'finance') return setBy === 'finance' ? 'Finance' : 'Customer';
  return setBy === 'finance' ? 'Finance' : 'You';
}

type ActionProps = { quota: QuotaDetail; onChange(quota: QuotaDetail): void; onRemove(quota: QuotaDetail): void };

function Actions({ quota, onChange, onRemove }: ActionProps) {
  const name = `${quota.isHard ? 'hard' : 'soft'} quota: ${quotaName(quota)}`;
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <Tooltip label="Change" position="left">
        <ActionIcon variant="subtle" color="gray" aria-label={`Change ${name}`} onClick={() => onChange(quota)}>
          <IconPencil size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Remove" position="left">
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${name}`} onClick={() => onRemove(quota)}>
          <IconTrash size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
