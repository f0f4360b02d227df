'use client';

import { ActionIcon, Group, List } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { callApi } from '#components/ui/call-api.ts';
import { Money } from '#components/ui/money.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';

/** The adjustments of a draft, to take them out again; nothing where there are none. */
export function AdjustmentLines({ invoice: { id, lines, currency } }: { invoice: InvoiceDocument }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  const adjustments = lines.filter(({ kind }) => kind === 'adjustment');
  if (adjustments.length === 0) return null;

  const remove = async (lineId: string) => {
    const isGone = await run(() => callApi(`/api/v1/invoices/${id}/lines/${lineId}`, { method: 'DELETE' }));
    if (isGone) router.refresh();
  };
  return (
    <>
      <List listStyleType="none" size="sm">
        {adjustments.map((line) => (
          <List.Item key={line.id}>
            <Group gap="xs">
              <span>
                {line.description}: <Money amount={line.amount} currency={currency} />
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={pending}
                aria-label={`Remove ${line.description}`}
                onClick={() => remove(line.id)}
              >
                <IconTrash size={17} />
              </ActionIcon>
            </Group>
          </List.Item>
        ))}
      </List>
      <ProblemAlert problem={problem} />
    </>
  );
}
