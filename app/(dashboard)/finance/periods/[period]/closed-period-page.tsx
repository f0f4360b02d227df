import { Group } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { notFound } from 'next/navigation';
import { ExportButton } from '#components/finance/export-button.tsx';
import { InvoiceTable } from '#components/finance/invoice-table.tsx';
import { IssuePeriod } from '#components/finance/issue-period.tsx';
import { PeriodState } from '#components/finance/period-table.tsx';
import { addressOf } from '#components/ui/address-of.ts';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Figure, Figures } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Money } from '#components/ui/money.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { Page } from '#components/ui/page.tsx';
import { Time } from '#components/ui/time.tsx';
import { listPeriods } from '#lib/billing/finance/list-periods';
import { ListInvoices, listInvoices } from '#lib/billing/invoices/list-invoices';
import { periodText } from '#lib/billing/period-text';
import { forPage } from '#lib/http/for-page';
import { addMonths } from '#lib/period';

type Props = { period: string; cursor: string | undefined };

/** A closed month: what was billed, and its invoices. */
export async function ClosedPeriodPage({ period, cursor }: Props) {
  const query = ListInvoices.pick({ cursor: true }).safeParse({ cursor }).data ?? {};
  const [{ data, currency }, page] = await Promise.all([
    forPage((ctx) => listPeriods(ctx, { cursor: addMonths(period, 1), limit: 1 })),
    forPage((ctx) => listInvoices(ctx, { all: true, period, ...query })),
  ]);
  const [summary] = data;
  if (summary?.period !== period) notFound();
  const { closedAt, closedBy, units, customers, billed, invoices, state } = summary;
  const issued = invoices.open + invoices.paid;
  const address = `/finance/periods/${period}`;
  return (
    <Page
      title={periodText(period)}
      breadcrumbs={[{ label: 'Periods', href: '/finance/periods' }]}
      description={
        <>
          Closed {closedBy ? `by ${closedBy}` : 'by the schedule'} on <Time value={closedAt} show="exact" />.
        </>
      }
      action={invoices.draft > 0 && <IssuePeriod period={period} drafts={invoices.draft} />}
    >
      <Card>
        <Figures>
          <Figure label="State">
            <PeriodState state={state} drafts={invoices.draft} />
          </Figure>
          <Figure label="Billed" note="issued, net of tax, less credit notes">
            <Money amount={billed} currency={currency} />
          </Figure>
          <Figure
            label="Units"
            note={`of ${customers === 1 ? '1 customer' : `${customers.toLocaleString('en')} customers`}`}
          >
            <NumberText value={units} />
          </Figure>
          <Figure
            label="Issued"
            note={`${invoices.paid.toLocaleString('en')} paid, ${invoices.open.toLocaleString('en')} open`}
          >
            {issued.toLocaleString('en')}
          </Figure>
        </Figures>
      </Card>
      {page.data.length > 0 ? (
        <Card
          title="Invoices"
          aside={
            <Group gap="xs">
              <ExportButton what="invoices" from={period} to={period} label="Export invoices" />
              <ExportButton what="invoice-lines" from={period} to={period} label="Export lines" />
            </Group>
          }
          flush
        >
          <InvoiceTable invoices={page.data} />
        </Card>
      ) : (
        <EmptyState icon={<IconReceipt size={34} stroke={1.4} />} title="No invoices">
          Nobody had anything to pay for this month.
        </EmptyState>
      )}
      {page.nextCursor && (
        <LinkButton href={addressOf(address, { cursor: page.nextCursor })} variant="default" mt="md">
          Older
        </LinkButton>
      )}
    </Page>
  );
}
