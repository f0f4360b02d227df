import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '#components/billing/invoice.module.css';
import { Card } from '#components/ui/card.tsx';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { paymentText } from '#lib/billing/invoices/payment-text';

/** How and until when to pay, or that it is done; `children` is a way to do it at once. */
export function InvoicePayment({ invoice, children }: { invoice: InvoiceDocument; children?: ReactNode }) {
  const { sentence, payment } = paymentText(invoice);
  return (
    <Card title="Payment" description={sentence}>
      <Stack>
        {payment !== '' && <div className={classes.lines}>{payment}</div>}
        {children}
      </Stack>
    </Card>
  );
}
