import { IconCoin } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { ExportButton } from '#components/finance/export-button.tsx';
import { ReceivablesTable } from '#components/finance/receivables-table.tsx';
import { addressOf } from '#components/ui/address-of.ts';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { ReceivablesInput, receivables } from '#lib/billing/finance/receivables';
import { forPage } from '#lib/http/for-page';
import { addMonths, periodAt } from '#lib/period';

export const metadata: Metadata = { title: 'Receivables' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ReceivablesPage({ searchParams }: Props) {
  const query: Partial<ReceivablesInput> = ReceivablesInput.safeParse(await searchParams).data ?? {};
  const owed = await forPage((ctx) => receivables(ctx, query));
  const present = periodAt(Date.now());
  return (
    <Page
      title="Receivables"
      breadcrumbs={[{ label: 'Finance', href: '/finance' }]}
      description="What is due of open invoices, with tax and less credit notes, by how many days of UTC it is overdue."
      action={<ExportButton what="receivables" from={addMonths(present, -35)} to={present} />}
    >
      {owed.invoices > 0 ? (
        <Card flush>
          <ReceivablesTable receivables={owed} withTotal={query.cursor === undefined} />
        </Card>
      ) : (
        <EmptyState icon={<IconCoin size={34} stroke={1.4} />} title="Nobody owes anything">
          Customers with open invoices are listed here, who owes most first.
        </EmptyState>
      )}
      {owed.nextCursor && (
        <LinkButton href={addressOf('/finance/receivables', { cursor: owed.nextCursor })} variant="default" mt="md">
          Who owes less
        </LinkButton>
      )}
    </Page>
  );
}
