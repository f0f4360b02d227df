import type { Metadata } from 'next';
import { CustomerTable } from '#components/finance/customer-table.tsx';
import { ExportButton } from '#components/finance/export-button.tsx';
import { CustomerQuery } from '#components/finance/finance-query.ts';
import { SearchFilter } from '#components/finance/search-filter.tsx';
import { shortPeriodText } from '#components/finance/short-period-text.ts';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page } from '#components/ui/page.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { ListCustomers, listCustomers } from '#lib/billing/finance/list-customers';
import { forPage } from '#lib/http/for-page';
import { addMonths, periodAt } from '#lib/period';

export const metadata: Metadata = { title: 'Customers' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const path = '/finance/customers';
const sorts = [
  { value: 'usage', label: 'Most units' },
  { value: 'revenue', label: 'Highest revenue' },
];

export default async function CustomersPage({ searchParams }: Props) {
  const { cursor, ...query } = CustomerQuery.parse(await searchParams);
  const from = ListCustomers.pick({ cursor: true }).safeParse({ cursor }).data ?? {};
  const page = await forPage((ctx) => listCustomers(ctx, { ...query, ...from }));
  const present = periodAt(Date.now());
  const months = Array.from({ length: 36 }, (_, back) => addMonths(present, -back));
  const shown = months.includes(page.period) ? months : [...months, page.period];
  return (
    <Page
      title="Customers"
      description="Everybody with an account: usage against plan, what it costs by the plan’s prices before credits and tax, and what they owe."
      action={<ExportButton what="customers" from={page.period} to={page.period} />}
    >
      <SearchFilter
        key={JSON.stringify(query)}
        path={path}
        query={query}
        search={{ label: 'Search', placeholder: 'Name or e-mail address' }}
        choices={[
          {
            name: 'period',
            label: 'Month',
            options: shown.map((value) => ({ value, label: shortPeriodText(value) })),
          },
          { name: 'sort', label: 'Order', options: sorts },
        ]}
      />
      {page.data.length > 0 ? (
        <Card flush>
          <CustomerTable page={page} />
        </Card>
      ) : (
        <EmptyState title="Nobody found">No customer is called that. Write less, or show all.</EmptyState>
      )}
      <Pager
        path={path}
        query={query}
        cursor={cursor}
        nextCursor={page.nextCursor}
        next="More"
        back="Back to the first"
      />
    </Page>
  );
}
