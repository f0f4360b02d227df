'use client';

import { TextInput } from '@mantine/core';
import { ActDialog, type ActProps } from '#components/billing/act-dialog.tsx';

/** Adds a line of finance's own to a draft. */
export function AdjustmentDialog({ invoice: { id, currency }, onClose, onDone }: ActProps) {
  return (
    <ActDialog
      title="Add an adjustment"
      submitLabel="Add line"
      path={`/api/v1/invoices/${id}/lines`}
      body={(typed) => ({ amount: String(typed.get('amount')).trim(), description: typed.get('description') })}
      shownAtFields={['/amount', '/description']}
      onClose={onClose}
      onSent={() => onDone('The line is added.')}
    >
      {(problem) => (
        <>
          <TextInput
            label={`Amount in ${currency}`}
            description="Before tax. Below zero, such as -12.50, it makes the invoice less."
            name="amount"
            inputMode="text"
            autoComplete="off"
            required
            withAsterisk={false}
            data-autofocus
            error={problem?.at('/amount')}
          />
          <TextInput
            label="Description"
            description="Its customer reads it on the invoice."
            name="description"
            maxLength={200}
            required
            withAsterisk={false}
            error={problem?.at('/description')}
          />
        </>
      )}
    </ActDialog>
  );
}
