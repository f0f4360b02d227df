'use client';

import type { ActProps } from '#components/billing/act-dialog.tsx';
import { AmountDialog } from '#components/billing/amount-dialog.tsx';

/** Adds a line of finance's own to a draft. */
export function AdjustmentDialog({ invoice: { id, currency }, onClose, onDone }: ActProps) {
  return (
    <AmountDialog
      title="Add an adjustment"
      submitLabel="Add line"
      path={`/api/v1/invoices/${id}/lines`}
      amount={{
        label: `Amount in ${currency}`,
        description: 'Before tax. Below zero, such as -12.50, it makes the invoice less.',
      }}
      words={{ name: 'description', label: 'Description', description: 'Its customer reads it on the invoice.' }}
      onClose={onClose}
      onSent={() => onDone('The line is added.')}
    />
  );
}
