import { Text } from '@mantine/core';
import type { Metadata } from 'next';
import { cache } from 'react';
import { InvoiceTable } from '#components/billing/invoice-table.tsx';
import { CustomerDetailsForm } from '#components/finance/customer-details-form.tsx';
import { CreditTable, CustomerMonths, PlanChanges } from '#components/finance/customer-history.tsx';
import { CustomerNumbers } from '#components/finance/customer-numbers.tsx';
import { GrantCredit } from '#components/finance/grant-credit.tsx';
import { MovePlan } from '#components/finance/move-plan.tsx';
import { QuotaSection } from '#components/quotas/quota-section.tsx';
import { addressOf } from '#components/ui/address-of.ts';
import { Card } from '#components/ui/card.tsx';
import { Page } from '#components/ui/page.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import { GetCustomer, getCustomer } from '#lib/billing/finance/get-customer';
import { listInvoices } from '#lib/billing/invoices/list-invoices';
import { periodText } from '#lib/billing/period-text';
import { listPlans } from '#lib/billing/plans/list-plans';
import { notFound } from '#lib/errors';
import { forPage } from '#lib/http/for-page';
import { listQuotas } from '#lib/usage/quotas/list-quotas';

type Props = { params: Promise<{ id: string }> };

const shownInvoices = 12;

const read = cache((asked: string) =>
  forPage((ctx) => {
    const { data } = GetCustomer.safeParse({ id: asked });
    if (!data) throw notFound('customer of that id');
    return getCustomer(ctx, data);
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).id)).name };
}

export default async function CustomerPage({ params }: Props) {
  const { id } = await params;
  const customer = await read(id);
  const [plans, invoices, quotas] = await Promise.all([
    forPage((ctx) => listPlans(ctx)),
    forPage((ctx) => listInvoices(ctx, { customer: id, limit: shownInvoices })),
    forPage((ctx) => listQuotas(ctx, { customer: id })),
  ]);
  const { name, email, createdAt, disabledAt, period, account, planChanges, credits } = customer;
  return (
    <Page
      title={name}
      breadcrumbs={[{ label: 'Customers', href: '/finance/customers' }]}
      description={
        <>
          {email}, here since <Time value={createdAt} show="date" />
          {disabledAt && (
            <>
              , disabled since <Time value={disabledAt} show="date" />
            </>
          )}
          .
        </>
      }
    >
      <Card title={periodText(period)}>
        <CustomerNumbers customer={customer} />
      </Card>
      <Card
        title="Invoices"
        aside={
          invoices.nextCursor && (
            <TextLink href={addressOf('/finance/invoices', { q: email })} fz="sm">
              All invoices
            </TextLink>
          )
        }
        flush={invoices.data.length > 0}
      >
        {invoices.data.length > 0 ? <InvoiceTable invoices={invoices.data} /> : <None>No invoices yet.</None>}
      </Card>
      <Card
        title="Plan"
        description={`${customer.plan.name} prices ${periodText(period)}.`}
        aside={
          <MovePlan
            customer={{ id, name }}
            planId={customer.plan.id}
            plans={plans.filter(({ archivedAt }) => archivedAt === null).map(({ id, name }) => ({ id, name }))}
          />
        }
        flush={planChanges.length > 0}
      >
        {planChanges.length > 0 && <PlanChanges customer={customer} />}
      </Card>
      <Card
        title="Credit"
        description="The next invoices use it up, before tax."
        aside={<GrantCredit customer={{ id, name }} currency={account.currency} />}
        flush={credits.length > 0}
      >
        {credits.length > 0 ? <CreditTable customer={customer} /> : <None>No credit was given yet.</None>}
      </Card>
      <QuotaSection quotas={quotas} keys={[]} models={[]} customer={id} />
      <Card title="The last twelve months" flush>
        <CustomerMonths customer={customer} />
      </Card>
      <Card
        title="Billing details"
        description="What stands on the next invoices. Those that were made stay as they are."
      >
        <CustomerDetailsForm customer={{ id, name }} account={account} />
      </Card>
    </Page>
  );
}

const None = ({ children }: { children: string }) => (
  <Text size="sm" c="dimmed">
    {children}
  </Text>
);
