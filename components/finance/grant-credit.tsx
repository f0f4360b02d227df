'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { AmountDialog } from '#components/billing/amount-dialog.tsx';

type Props = { customer: { id: string; name: string }; currency: string };

/** The button that gives a customer credit, and its dialog. */
export function GrantCredit({ customer, currency }: Props) {
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" size="sm" onClick={() => setOpened(true)}>
        Give credit
      </Button>
      {opened && (
        <AmountDialog
          title={`Credit for ${customer.name}`}
          submitLabel="Give credit"
          path={`/api/v1/finance/customers/${customer.id}/credits`}
          amount={{
            label: `Amount in ${currency}, before tax`,
            description: 'Below zero it takes back what is left.',
            placeholder: '25.00',
          }}
          words={{ name: 'reason', label: 'Reason', description: 'The customer reads it.' }}
          onClose={() => setOpened(false)}
          onSent={() => {
            setOpened(false);
            notifications.show({ message: `The next invoices of ${customer.name} use it up.` });
            router.refresh();
          }}
        />
      )}
    </>
  );
}
