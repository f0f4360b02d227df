import { Text } from '@mantine/core';
import type { Metadata } from 'next';
import { ExportButton } from '#components/finance/export-button.tsx';
import classes from '#components/finance/finance.module.css';
import { OverviewQuery, overviewOf } from '#components/finance/finance-query.ts';
import { OverviewNumbers } from '#components/finance/overview-numbers.tsx';
import { ReceivablesTable } from '#components/finance/receivables-table.tsx';
import { RevenueByMonth } from '#components/finance/revenue-by-month.tsx';
import { RevenueFilter } from '#components/finance/revenue-filter.tsx';
import { RevenueGroups } from '#components/finance/revenue-groups.tsx';
import { StripeCard } from '#components/finance/stripe-card.tsx';
import { Card } from '#components/ui/card.tsx';
import { Page } from '#components/ui/page.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { expectedRevenue } from '#lib/billing/finance/expected-revenue';
import { receivables } from '#lib/billing/finance/receivables';
import { revenue } from '#lib/billing/finance/revenue';
import { stripeStatus } from '#lib/billing/stripe/stripe-status';
import { forPage } from '#lib/http/for-page';
import { periodAt } from '#lib/period';

export const metadata: Metadata = { title: 'Finance' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const drawnGroups = 6;
const topGroups = 10;

export default async function FinancePage({ searchParams }: Props) {
  const present = periodAt(Date.now());
  const overview = overviewOf(OverviewQuery.parse(await searchParams), present);
  const { from, to, by } = overview;
  const [expected, owed, byMonth, customers, models, stripe] = await Promise.all([
    forPage((ctx) => expectedRevenue(ctx)),
    forPage((ctx) => receivables(ctx, { limit: 5 })),
    forPage((ctx) => revenue(ctx, { from, to, by, top: drawnGroups })),
    forPage((ctx) => revenue(ctx, { from, to, by: 'customer', top: topGroups })),
    forPage((ctx) => revenue(ctx, { from, to, by: 'model', top: topGroups })),
    forPage((ctx) => stripeStatus(ctx)),
  ]);
  const isBilled = byMonth.groups.length > 0;
  return (
    <Page
      title="Finance"
      description="What was billed, what is still to be paid, and how this month goes. Amounts are net of tax unless said."
    >
      <Card>
        <OverviewNumbers expected={expected} receivables={owed} />
      </Card>
      <Card
        title="Revenue"
        description="Issued invoices less credit notes, by the month they are of; void ones are not in it."
        aside={<ExportButton what="revenue" from={from} to={to} />}
      >
        <RevenueFilter overview={overview} present={present} />
        {isBilled ? (
          <RevenueByMonth revenue={byMonth} />
        ) : (
          <Text c="dimmed">
            Nothing was billed in these months. A month that is over is closed under{' '}
            <TextLink href="/finance/periods">Periods</TextLink>; its invoices count here once they are issued.
          </Text>
        )}
      </Card>
      {isBilled && (
        <div className={classes.two}>
          <div>
            <Card title="Top customers" description="Of the months above, before tax.">
              <RevenueGroups label="Top customers" of="Customer" revenue={customers} hrefOf={customerAddress} />
            </Card>
          </div>
          <div>
            <Card title="Models" description="Base fees and other lines of no model are rows of their own.">
              <RevenueGroups label="Revenue by model" of="Model" revenue={models} />
            </Card>
          </div>
        </div>
      )}
      <Card
        title="Receivables"
        description="What is due of open invoices, with tax, by how many days it is overdue."
        aside={
          <TextLink href="/finance/receivables" fz="sm">
            All receivables
          </TextLink>
        }
        flush
      >
        <ReceivablesTable receivables={owed} withTotal />
      </Card>
      <StripeCard status={stripe} />
    </Page>
  );
}

const customerAddress = (id: string) => `/finance/customers/${id}`;
