import { IconReceipt } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { ExportButton } from '#components/finance/export-button.tsx';
import { InvoiceQuery } from '#components/finance/finance-query.ts';
import { InvoiceTable } from '#components/finance/invoice-table.tsx';
import { SearchFilter } from '#components/finance/search-filter.tsx';
import { shortPeriodText } from '#components/finance/short-period-text.ts';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page } from '#components/ui/page.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { listInvoices } from '#lib/billing/invoices/list-invoices';
import { forPage } from '#lib/http/for-page';
import { addMonths, periodAt } from '#lib/period';

export const metadata: Metadata = { title: 'Invoices' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const path = '/finance/invoices';
const statuses = [
  { value: '', label: 'Any status' },
  { value: 'draft', label: 'Draft' },
  { value: 'open', label: 'Open' },
  { value: 'paid', label: 'Paid' },
  { value: 'void', label: 'Void' },
];

export default async function InvoicesPage({ searchParams }: Props) {
  const { cursor, ...query } = InvoiceQuery.parse(await searchParams);
  const { data, nextCursor } = await forPage((ctx) => listInvoices(ctx, { all: true, ...query, cursor }));
  const present = periodAt(Date.now());
  const months = Array.from({ length: 36 }, (_, back) => addMonths(present, -back));
  const shown = query.period && !months.includes(query.period) ? [...months, query.period] : months;
  const isFiltered = Object.values(query).some((value) => value !== undefined);
  return (
    <Page
      title="Invoices"
      description="Invoices and credit notes of all customers, newest first."
      action={
        <ExportButton what="invoices" from={query.period ?? addMonths(present, -11)} to={query.period ?? present} />
      }
    >
      <SearchFilter
        key={JSON.stringify(query)}
        path={path}
        query={query}
        search={{ label: 'Search', placeholder: 'Number, name or e-mail address' }}
        choices={[
          { name: 'status', label: 'Status', options: statuses },
          {
            name: 'period',
            label: 'Period',
            options: [
              { value: '', label: 'All months' },
              ...shown.map((value) => ({ value, label: shortPeriodText(value) })),
            ],
          },
        ]}
      />
      {data.length > 0 ? (
        <Card flush>
          <InvoiceTable invoices={data} />
        </Card>
      ) : isFiltered || cursor ? (
        <EmptyState title="Nothing found">No invoice is like that. Choose less, or show all.</EmptyState>
      ) : (
        <EmptyState icon={<IconReceipt size={34} stroke={1.4} />} title="No invoices yet">
          Closing a month under Periods drafts its invoices; they are listed here.
        </EmptyState>
      )}
      <Pager path={path} query={query} cursor={cursor} nextCursor={nextCursor} next="Older" back="Back to the newest" />
    </Page>
  );
}
