import classes from '#components/billing/invoice.module.css';
import { InvoiceState } from '#components/billing/invoice-state.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { dateText } from '#lib/billing/invoices/invoice-words';
import { periodText } from '#lib/billing/period-text';

/** Who bills whom, for what, until when. */
export function InvoiceHead({ invoice }: { invoice: InvoiceDocument }) {
  const { seller, buyer, kind } = invoice;
  return (
    <div className={classes.head}>
      <Party label="From" party={seller} />
      <Party label={kind === 'invoice' ? 'Billed to' : 'Credited to'} party={buyer} />
      <Facts invoice={invoice} />
    </div>
  );
}

type Named = { name: string; address: string; country: string; taxId: string; email: string };

function Party({ label, party: { name, address, country, taxId, email } }: { label: string; party: Named }) {
  const lines = [address, country, taxId && `Tax id: ${taxId}`, email].filter((line) => line !== '');
  return (
    <div className={classes.party}>
      <div className={classes.label}>{label}</div>
      <div className={classes.name}>{name || 'Not named yet'}</div>
      <div className={classes.lines}>{lines.join('\n')}</div>
    </div>
  );
}

function Facts({ invoice }: { invoice: InvoiceDocument }) {
  const { kind, period, plan, issuedAt, dueAt, paidAt, paidBy, voidedAt, corrects, reason } = invoice;
  return (
    <dl className={classes.facts}>
      <dt>Status</dt>
      <dd>
        <InvoiceState invoice={invoice} />
      </dd>
      <Fact label="Period" value={periodText(period)} />
      <Fact label="Plan" value={plan.name} />
      <Fact label="Issued" value={issuedAt && dateText(issuedAt)} />
      <Fact label="Due" value={kind === 'invoice' ? dueAt && dateText(dueAt) : null} />
      <Fact label="Paid" value={kind === 'invoice' ? paidAt && dateText(paidAt) : null} />
      <Fact label={kind === 'invoice' ? 'How' : 'Settled'} value={paidBy} />
      <Fact label="Void since" value={voidedAt && dateText(voidedAt)} />
      {corrects && (
        <>
          <dt>Corrects</dt>
          <dd>
            <TextLink href={`/billing/${corrects.id}`}>{corrects.number}</TextLink>
          </dd>
        </>
      )}
      <Fact label="Reason" value={reason} />
    </dl>
  );
}

function Fact({ label, value }: { label: string; value: string | null }) {
  if (!value) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
