import { IconReceipt } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { BillingDetailsForm } from '#components/billing/billing-details-form.tsx';
import classes from '#components/billing/invoice.module.css';
import { InvoiceTable } from '#components/billing/invoice-table.tsx';
import { PaymentMethods } from '#components/billing/payment-methods.tsx';
import { planPriceText } from '#components/billing/plan-price-text.ts';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Money } from '#components/ui/money.tsx';
import { Page } from '#components/ui/page.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { currentPerson } from '#lib/auth/current-actor';
import { getBillingAccount } from '#lib/billing/customers/get-billing-account';
import { ListInvoices, listInvoices } from '#lib/billing/invoices/list-invoices';
import { periodText } from '#lib/billing/period-text';
import { getOwnPlan } from '#lib/billing/plans/get-own-plan';
import { seller } from '#lib/billing/seller';
import { hasStripe } from '#lib/billing/stripe/stripe';
import { usageReport } from '#lib/billing/usage/usage-report';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Billing' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BillingPage({ searchParams }: Props) {
  const { cursor } = ListInvoices.safeParse(await searchParams).data ?? {};
  const { account, own, invoices, month, payment } = await forPage(async (ctx) => ({
    account: await getBillingAccount(ctx),
    own: await getOwnPlan(ctx),
    invoices: await listInvoices(ctx, cursor === undefined ? {} : { cursor }),
    month: await usageReport(ctx, {}),
    payment: (await seller(ctx.db)).payment,
  }));
  const me = await currentPerson();
  const hasCredit = /[1-9]/.test(account.credit);
  return (
    <Page
      title="Billing"
      description="Your plan, what it cost, and what stands on your invoices."
      action={<LinkButton href="/pricing">Change plan</LinkButton>}
    >
      <Card title={`Plan: ${own.plan.name}`} description={own.plan.description}>
        <dl className={classes.facts}>
          <dt>Costs</dt>
          <dd>{planPriceText(own.plan)}</dd>
          <dt>This month so far</dt>
          <dd>
            <Money amount={month.cost} currency={month.currency} /> before tax (
            <TextLink href="/usage">see what it is made of</TextLink>)
          </dd>
          {own.coming && (
            <>
              <dt>Then</dt>
              <dd>
                {own.coming.name}, from {periodText(own.coming.fromPeriod)}
              </dd>
            </>
          )}
          {hasCredit && (
            <>
              <dt>Credit left</dt>
              <dd>
                <Money amount={account.credit} currency={account.currency} />, used up by your next invoices
              </dd>
            </>
          )}
        </dl>
      </Card>
      {invoices.data.length > 0 ? (
        <Card flush title="Invoices" description={howToPay(payment)}>
          <InvoiceTable invoices={invoices.data} />
        </Card>
      ) : (
        <EmptyState icon={<IconReceipt size={34} stroke={1.4} />} title="No invoices yet">
          A month is billed in the days after its end. What is free stands on no invoice.
        </EmptyState>
      )}
      {invoices.nextCursor && (
        <LinkButton href={`/billing?cursor=${invoices.nextCursor}`} variant="default" mt="md">
          Older invoices
        </LinkButton>
      )}
      <PaymentMethods hasStripe={hasStripe()} />
      <Card
        title="On your invoices"
        description="From the next one on; those there are stay as they were made. What is empty comes from your account."
      >
        <BillingDetailsForm details={account.details} accountName={me?.name ?? ''} />
      </Card>
    </Page>
  );
}

function howToPay(payment: string): string {
  if (hasStripe()) return 'Open one to pay it.';
  return payment === '' ? 'How to pay stands on each, or ask who runs this installation.' : `Pay to: ${payment}`;
}
