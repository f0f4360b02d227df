'use client';

import { Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { ActDialog, type ActProps } from '#components/billing/act-dialog.tsx';
import { decimalText } from '#lib/billing/decimal-text';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';

/** Takes back of the lines of an issued invoice, by an amount each. */
export function CreditNoteDialog({ invoice, onClose, onDone }: ActProps) {
  const { id, number, status, currency } = invoice;
  const lines = invoice.lines.filter(({ kind, amount }) => kind !== 'credit' && !/^-|^0*\.?0*$/.test(amount));
  return (
    <ActDialog
      title={`Credit note for ${number}`}
      submitLabel="Issue credit note"
      size="lg"
      path={`/api/v1/invoices/${id}/credit-notes`}
      body={(typed) => bodyOf(typed, lines)}
      shownAtFields={['/reason', '/refund']}
      onClose={onClose}
      onSent={() => onDone(`A credit note for ${number} is issued.`)}
    >
      {(problem) => (
        <>
          <Text size="sm">
            Write what to take back of which line, in {currency} before tax. What stays empty is left as it is.
          </Text>
          {lines.map(({ id: lineId, description, amount }) => (
            <TextInput
              key={lineId}
              label={description}
              description={`It came to ${decimalText(amount)} ${currency}.`}
              placeholder={amount}
              name={lineId}
              inputMode="decimal"
              autoComplete="off"
            />
          ))}
          <Textarea
            label="Reason"
            description="Its customer reads it on the credit note."
            name="reason"
            maxLength={500}
            autosize
            minRows={2}
            required
            withAsterisk={false}
            error={problem?.at('/reason')}
          />
          {status === 'paid' && (
            <Radio.Group label="What becomes of the amount" name="refund" defaultValue="credit">
              <Stack gap="xs" mt="xs">
                <Radio value="credit" label="Credit for the next invoices" />
                <Radio value="outside" label="Paid back outside of Bellwether" />
              </Stack>
            </Radio.Group>
          )}
        </>
      )}
    </ActDialog>
  );
}

function bodyOf(typed: FormData, lines: InvoiceDocument['lines']) {
  const taken = lines.map(({ id }) => ({ lineId: id, amount: String(typed.get(id) ?? '').trim() }));
  const refund = typed.get('refund');
  return {
    lines: taken.filter(({ amount }) => amount !== ''),
    reason: typed.get('reason'),
    ...(refund !== null && { refund }),
  };
}
