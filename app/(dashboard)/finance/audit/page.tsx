import { IconClipboardList } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { AuditTable } from '#components/finance/audit-table.tsx';
import { AuditQuery } from '#components/finance/finance-query.ts';
import { SearchFilter } from '#components/finance/search-filter.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page } from '#components/ui/page.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { actionText } from '#lib/audit/action-text';
import { ListBillingAudit, listBillingAudit } from '#lib/audit/list-billing-audit';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Audit' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const path = '/finance/audit';
const outcomes = [
  { value: '', label: 'Done and refused' },
  { value: 'done', label: 'Done' },
  { value: 'refused', label: 'Refused' },
];
/** Those that people look for; any other stands in the address. */
const actions = [
  'closePeriod',
  'issuePeriod',
  'issueInvoice',
  'payInvoice',
  'voidInvoice',
  'creditInvoice',
  'grantCredit',
  'movePlan',
  'changePlan',
  'changeCustomer',
  'saveSeller',
  'page',
];

export default async function AuditPage({ searchParams }: Props) {
  const { cursor, ...query } = AuditQuery.parse(await searchParams);
  const from = ListBillingAudit.pick({ cursor: true }).safeParse({ cursor }).data ?? {};
  const { data, nextCursor } = await forPage((ctx) => listBillingAudit(ctx, { ...query, ...from }));
  const shown = query.action && !actions.includes(query.action) ? [...actions, query.action] : actions;
  const isFiltered = query.outcome !== undefined || query.action !== undefined;
  return (
    <Page
      title="Audit log"
      description="Every change of billing, by whom, and every attempt that was refused. Nothing of it can be changed or deleted."
    >
      <SearchFilter
        key={JSON.stringify(query)}
        path={path}
        query={query}
        choices={[
          { name: 'outcome', label: 'Outcome', options: outcomes },
          {
            name: 'action',
            label: 'Action',
            options: [
              { value: '', label: 'Any action' },
              ...shown.map((value) => ({ value, label: actionText(value) })),
            ],
          },
        ]}
      />
      {data.length > 0 ? (
        <Card flush>
          <AuditTable entries={data} />
        </Card>
      ) : isFiltered || cursor ? (
        <EmptyState title="Nothing found">Nothing in the log is like that. Choose less, or show all.</EmptyState>
      ) : (
        <EmptyState icon={<IconClipboardList size={34} stroke={1.4} />} title="Nothing yet">
          What is changed about billing from now on is listed here, newest first.
        </EmptyState>
      )}
      <Pager path={path} query={query} cursor={cursor} nextCursor={nextCursor} next="Older" back="Back to the newest" />
    </Page>
  );
}
