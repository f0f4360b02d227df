import { Anchor } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import classes from '#components/billing/invoice.module.css';
import { InvoiceActs } from '#components/billing/invoice-acts.tsx';
import { InvoiceDays } from '#components/billing/invoice-days.tsx';
import { InvoiceHead } from '#components/billing/invoice-head.tsx';
import { InvoiceLines } from '#components/billing/invoice-lines.tsx';
import { InvoicePayment } from '#components/billing/invoice-payment.tsx';
import { InvoiceTotals } from '#components/billing/invoice-totals.tsx';
import { PayButton } from '#components/billing/pay-button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Page } from '#components/ui/page.tsx';
import { RefreshWhileShown } from '#components/ui/refresh-while-shown.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { actingUserId, may } from '#lib/auth/may';
import { GetInvoice, getInvoice } from '#lib/billing/invoices/get-invoice';
import { titleOf } from '#lib/billing/invoices/invoice-words';
import { isToPay } from '#lib/billing/invoices/payment-text';
import { hasStripe } from '#lib/billing/stripe/stripe';
import { forPage } from '#lib/http/for-page';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const read = cache(async (sent: string) => {
  const asked = GetInvoice.safeParse({ id: sent });
  if (!asked.success) notFound();
  return forPage(
    async (ctx) => {
      const invoice = await getInvoice(ctx, asked.data);
      return {
        invoice,
        isOwn: invoice.customerId === actingUserId(ctx.actor),
        maySettle: may(ctx.actor, 'finance:write'),
      };
    },
    { auditsNotFound: true },
  );
});

const named = ({ invoice }: Awaited<ReturnType<typeof read>>) =>
  [titleOf(invoice), invoice.number].filter(Boolean).join(' ');

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: named(await read((await params).id)) };
}

export default async function InvoicePage({ params, searchParams }: Props) {
  const found = await read((await params).id);
  const { invoice, isOwn, maySettle } = found;
  const isBack = (await searchParams).payment === 'done';
  const files = `/api/v1/invoices/${invoice.id}`;
  return (
    <Page
      title={named(found)}
      breadcrumbs={[isOwn ? { label: 'Billing', href: '/billing' } : { label: 'Invoices', href: '/finance/invoices' }]}
      description={
        <>
          As{' '}
          <Anchor href={`${files}.pdf`} inherit underline="always">
            PDF
          </Anchor>{' '}
          or{' '}
          <Anchor href={files} inherit underline="always">
            JSON
          </Anchor>
          : each line has the same id in both.
        </>
      }
    >
      {maySettle && invoice.kind === 'invoice' && invoice.status !== 'void' && (
        <Card
          title="Finance"
          description={
            isOwn ? undefined : (
              <>
                Billed to <TextLink href={`/finance/customers/${invoice.customerId}`}>{invoice.buyer.name}</TextLink>
              </>
            )
          }
        >
          <InvoiceActs invoice={invoice} />
        </Card>
      )}
      <Card>
        <InvoiceHead invoice={invoice} />
      </Card>
      <Card flush>
        <InvoiceLines invoice={invoice} />
        <div className={classes.sum}>
          <InvoiceTotals invoice={invoice} />
        </div>
      </Card>
      <InvoicePayment invoice={invoice}>
        {isOwn && isToPay(invoice) && <PayButton invoiceId={invoice.id} hasStripe={hasStripe()} isBack={isBack} />}
      </InvoicePayment>
      {isBack && isToPay(invoice) && <RefreshWhileShown />}
      {invoice.days.length > 0 && (
        <Card flush>
          <InvoiceDays days={invoice.days} />
        </Card>
      )}
    </Page>
  );
}
