'use client';

import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ActDialog } from '#components/billing/act-dialog.tsx';

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
        <ActDialog
          title={`Credit for ${customer.name}`}
          submitLabel="Give credit"
          path={`/api/v1/finance/customers/${customer.id}/credits`}
          body={(typed) => ({ amount: typed.get('amount'), reason: typed.get('reason') })}
          shownAtFields={['/amount', '/reason']}
          onClose={() => setOpened(false)}
          onSent={() => {
            setOpened(false);
            notifications.show({ message: `The next invoices of ${customer.name} use it up.` });
            router.refresh();
          }}
        >
          {(problem) => (
            <>
              <TextInput
                label={`Amount in ${currency}, before tax`}
                description="Below zero it takes back what is left."
                placeholder="25.00"
                name="amount"
                inputMode="decimal"
                autoComplete="off"
                required
                withAsterisk={false}
                data-autofocus
                error={problem?.at('/amount')}
              />
              <TextInput
                label="Reason"
                description="The customer reads it."
                name="reason"
                maxLength={200}
                required
                withAsterisk={false}
                error={problem?.at('/reason')}
              />
            </>
          )}
        </ActDialog>
      )}
    </>
  );
}
