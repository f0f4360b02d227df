'use client';

import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import { moneyText } from '#components/ui/money.tsx';
import type { PeriodPreview } from '#lib/billing/finance/preview-period';
import type { ClosedPeriod } from '#lib/billing/invoices/close-metered-period';
import { periodText } from '#lib/billing/period-text';

type Props = { preview: Pick<PeriodPreview, 'period' | 'invoices' | 'total' | 'currency'> };

/** The button that closes a month, which asks first and says what happens. */
export function ClosePeriod({ preview: { period, invoices, total, currency } }: Props) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const month = periodText(period);
  async function close() {
    const closed = await callApi<ClosedPeriod>(`/api/v1/finance/periods/${period}/close`, { method: 'POST' });
    notifications.show({
      message: `${month} is closed: ${draftsText(closed.invoices)} over ${moneyText(closed.total, closed.currency)}.`,
    });
    router.refresh();
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>Close {month}</Button>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Close ${month}?`}
        confirmLabel={`Close ${month}`}
        typeToConfirm={period}
        onConfirm={close}
      >
        <Stack gap="xs">
          <Text size="sm">
            What is not metered yet is metered first. Then {draftsText(invoices)} over about{' '}
            {moneyText(total, currency)} with tax {invoices === 1 ? 'is' : 'are'} made, and customers’ credit is used up
            by {invoices === 1 ? 'it' : 'them'}. Nothing is sent or numbered before you issue the drafts.
          </Text>
          <Text size="sm">
            A month cannot be opened again: calls that come in late are billed with the month that follows, and its
            prices and plans stay as they are.
          </Text>
        </Stack>
      </Confirm>
    </>
  );
}

const draftsText = (count: number) => (count === 1 ? '1 draft' : `${count.toLocaleString('en')} drafts`);
