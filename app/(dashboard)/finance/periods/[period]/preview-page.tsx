import { IconReceipt } from '@tabler/icons-react';
import { ClosePeriod } from '#components/finance/close-period.tsx';
import { OddityList } from '#components/finance/oddity-list.tsx';
import { PreviewTable } from '#components/finance/preview-table.tsx';
import { addressOf } from '#components/ui/address-of.ts';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Figure, Figures } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Money } from '#components/ui/money.tsx';
import { Page } from '#components/ui/page.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { type PeriodPreview, PreviewQuery, previewPeriod } from '#lib/billing/finance/preview-period';
import { periodText } from '#lib/billing/period-text';
import { forPage } from '#lib/http/for-page';
import { addMonths } from '#lib/period';

type Props = { period: string; cursor: string | undefined };

/** What closing a month would make. */
export async function PreviewPage({ period, cursor }: Props) {
  const query = PreviewQuery.safeParse({ cursor }).data ?? {};
  const preview = await forPage((ctx) => previewPeriod(ctx, { period, ...query }));
  const { currency, invoices, subtotal, tax, total, odd, data, nextCursor } = preview;
  const address = `/finance/periods/${period}`;
  return (
    <Page
      title={periodText(period)}
      breadcrumbs={[{ label: 'Periods', href: '/finance/periods' }]}
      description={<WhenToClose preview={preview} />}
      action={preview.closable === 'now' && <ClosePeriod preview={preview} />}
    >
      <Card
        title="If it were closed now"
        description="As far as calls are metered: what was answered in the last minute may be missing."
      >
        <Figures>
          <Figure label="Invoices">{invoices.toLocaleString('en')}</Figure>
          <Figure label="Net">
            <Money amount={subtotal} currency={currency} />
          </Figure>
          <Figure label="Tax">
            <Money amount={tax} currency={currency} />
          </Figure>
          <Figure label="Total">
            <Money amount={total} currency={currency} />
          </Figure>
        </Figures>
      </Card>
      {odd.length > 0 && (
        <Card title="Worth a look first" description="Nothing of this keeps the month from being closed.">
          <OddityList odd={odd} />
        </Card>
      )}
      {invoices > 0 ? (
        <Card
          title="Invoices it would make"
          description="The highest first. Open a row’s lines to see what it is made of."
          flush
        >
          <PreviewTable preview={preview} />
        </Card>
      ) : (
        <EmptyState icon={<IconReceipt size={34} stroke={1.4} />} title="No invoices">
          Nobody used anything in this month that their plan has a price for, and no plan has a base fee.
        </EmptyState>
      )}
      {nextCursor && (
        <LinkButton href={addressOf(address, { cursor: nextCursor })} variant="default" mt="md">
          Show {nextText(invoices, Number(nextCursor))}
        </LinkButton>
      )}
      {cursor && data.length > 0 && (
        <LinkButton href={address} variant="subtle" mt="md" ml="sm">
          Back to the highest
        </LinkButton>
      )}
    </Page>
  );
}

const nextText = (all: number, shown: number) => `the next of ${(all - shown).toLocaleString('en')} more`;

function WhenToClose({ preview: { period, closable, firstToClose } }: { preview: PeriodPreview }) {
  if (closable === 'now') return 'This month is over. Look at what closing it would make, then close it.';
  if (closable === 'not-over')
    return `This month is running: it can be closed from the first of ${periodText(addMonths(period, 1))} (UTC) on.`;
  return (
    <>
      Months are closed in order:{' '}
      <TextLink href={`/finance/periods/${firstToClose}`}>close {periodText(firstToClose)} first</TextLink>.
    </>
  );
}
