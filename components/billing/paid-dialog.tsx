'use client';

import { TextInput } from '@mantine/core';
import { ActDialog, type ActProps } from '#components/billing/act-dialog.tsx';

/** Notes that an invoice was paid by another way than Stripe. */
export function PaidDialog({ invoice: { id, number }, onClose, onDone }: ActProps) {
  return (
    <ActDialog
      title={`Mark ${number} as paid`}
      submitLabel="Mark as paid"
      path={`/api/v1/invoices/${id}/pay`}
      body={(typed) => ({ note: typed.get('note') })}
      shownAtFields={['/note']}
      onClose={onClose}
      onSent={() => onDone(`${number} is paid.`)}
    >
      {(problem) => (
        <TextInput
          label="How it was paid"
          description="Its customer reads it on the invoice."
          placeholder="Bank transfer of 3 December"
          name="note"
          maxLength={200}
          required
          withAsterisk={false}
          data-autofocus
          error={problem?.at('/note')}
        />
      )}
    </ActDialog>
  );
}
