import { Fragment } from 'react';
import classes from '#components/billing/invoice.module.css';
import { Money } from '#components/ui/money.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';

/** What the lines come to, tax, what credit notes took back, and what is to be paid. */
export function InvoiceTotals({ invoice }: { invoice: InvoiceDocument }) {
  const { subtotal, taxRatePercent, tax, total, amountDue, currency, creditNotes, kind, status } = invoice;
  return (
    <dl className={classes.totals} aria-label="Totals">
      <dt>Subtotal</dt>
      <dd>
        <Money amount={subtotal} currency={currency} />
      </dd>
      <dt>Tax {taxRatePercent} %</dt>
      <dd>
        <Money amount={tax} currency={currency} />
      </dd>
      <dt className={classes.strong}>Total</dt>
      <dd className={classes.strong}>
        <Money amount={total} currency={currency} />
      </dd>
      {creditNotes.map((note) => (
        <Fragment key={note.id}>
          <dt>
            Credit note <TextLink href={`/billing/${note.id}`}>{note.number}</TextLink>
          </dt>
          <dd>
            <Money amount={note.total} currency={currency} />
          </dd>
        </Fragment>
      ))}
      {kind === 'invoice' && status !== 'draft' && (
        <>
          <dt className={classes.due}>Amount due</dt>
          <dd className={classes.due}>
            <Money amount={amountDue} currency={currency} />
          </dd>
        </>
      )}
    </dl>
  );
}
