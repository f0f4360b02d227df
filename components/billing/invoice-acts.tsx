'use client';

import { Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { AdjustmentDialog } from '#components/billing/adjustment-dialog.tsx';
import { AdjustmentLines } from '#components/billing/adjustment-lines.tsx';
import { CreditNoteDialog } from '#components/billing/credit-note-dialog.tsx';
import { PaidDialog } from '#components/billing/paid-dialog.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';

type Act = 'issue' | 'pay' | 'void' | 'credit' | 'adjust';

/** What finance can do with an invoice, by where it stands; nothing for a credit note or a void one. */
export function InvoiceActs({ invoice }: { invoice: InvoiceDocument }) {
  const router = useRouter();
  const [open, setOpen] = useState<Act | null>(null);
  const { id, number, status, kind } = invoice;
  if (kind === 'credit-note' || status === 'void') return null;

  const close = () => setOpen(null);
  const done = (message: string) => {
    notifications.show({ message });
    close();
    router.refresh();
  };
  const post = async (act: string, message: string) => {
    await callApi(`/api/v1/invoices/${id}/${act}`, { method: 'POST' });
    done(message);
  };
  const button = (act: Act, label: string, variant = 'default') => (
    <Button key={act} variant={variant} onClick={() => setOpen(act)}>
      {label}
    </Button>
  );
  return (
    <Stack>
      {status === 'draft' && <AdjustmentLines invoice={invoice} />}
      <Group>
        {status === 'draft' && [button('issue', 'Issue', 'filled'), button('adjust', 'Add adjustment')]}
        {status === 'open' && button('pay', 'Mark as paid', 'filled')}
        {(status === 'open' || status === 'paid') && button('credit', 'Issue credit note')}
        {status === 'open' && button('void', 'Void')}
      </Group>
      <Confirm
        opened={open === 'issue'}
        onClose={close}
        title="Issue this invoice?"
        confirmLabel="Issue invoice"
        harmless
        onConfirm={() => post('issue', 'The invoice is issued.')}
      >
        It gets its number and its customer sees it. From then on it is corrected by credit notes only.
      </Confirm>
      <Confirm
        opened={open === 'void'}
        onClose={close}
        title={`Void ${number}?`}
        confirmLabel="Void invoice"
        onConfirm={() => post('void', `${number} is void.`)}
      >
        Nothing is to be paid for it any more, and its month is not billed again. It keeps its number. This cannot be
        undone.
      </Confirm>
      {open === 'pay' && <PaidDialog invoice={invoice} onClose={close} onDone={done} />}
      {open === 'credit' && <CreditNoteDialog invoice={invoice} onClose={close} onDone={done} />}
      {open === 'adjust' && <AdjustmentDialog invoice={invoice} onClose={close} onDone={done} />}
    </Stack>
  );
}
