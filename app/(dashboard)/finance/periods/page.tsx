import type { Metadata } from 'next';
import { PeriodTable } from '#components/finance/period-table.tsx';
import { addressOf } from '#components/ui/address-of.ts';
import { Card } from '#components/ui/card.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { ListPeriods, listPeriods } from '#lib/billing/finance/list-periods';
import { periodText } from '#lib/billing/period-text';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Periods' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PeriodsPage({ searchParams }: Props) {
  const query: ListPeriods = ListPeriods.safeParse(await searchParams).data ?? {};
  const { data, currency, nextCursor } = await forPage((ctx) => listPeriods(ctx, query));
  const toClose = data.findLast(({ state }) => state === 'open');
  return (
    <Page
      title="Periods"
      description="A period is a month of UTC. It is closed once for all customers, in order; then its invoices are drafts to be issued. Amounts are net of tax."
      action={
        toClose && (
          <LinkButton href={`/finance/periods/${toClose.period}`}>Preview {periodText(toClose.period)}</LinkButton>
        )
      }
    >
      <Card flush>
        <PeriodTable periods={data} currency={currency} />
      </Card>
      {nextCursor && (
        <LinkButton href={addressOf('/finance/periods', { cursor: nextCursor })} variant="default" mt="md">
          Older
        </LinkButton>
      )}
    </Page>
  );
}
