import { Text } from '@mantine/core';
import { DataTable } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import type { StripeDifference, StripeReport } from '#lib/billing/stripe/stripe-report';

const kinds: Record<StripeDifference['kind'], string> = {
  usage: 'Usage',
  payment: 'Payment',
  event: 'Event',
  'meter-event': 'Usage to send',
  unread: 'Not read',
};
/** The rest is in the answer of the API. */
const mostShown = 50;

/** What the last comparison with Stripe found. */
export function StripeDifferences({ report }: { report: StripeReport | null }) {
  if (!report) return <Text size="sm">Nobody has compared with Stripe yet. It is done once a day by itself.</Text>;
  const { at, isComplete, differences } = report;
  return (
    <>
      <Text size="sm" component="div">
        <Status tone={differences.length === 0 ? 'good' : 'bad'}>{headline(differences.length, isComplete)}</Status>{' '}
        Compared <Time value={at} />, over the 35 days before.
      </Text>
      {differences.length > 0 && (
        <DataTable
          label="Differences to Stripe"
          columns={[
            { label: 'Kind' },
            { label: 'What differs', wide: true },
            { label: 'Here', numeric: true },
            { label: 'At Stripe', numeric: true },
          ]}
          rows={differences.slice(0, mostShown).map((difference, i) => ({
            id: String(i),
            cells: [
              kinds[difference.kind],
              <What key="what" {...difference} />,
              difference.here ?? '–',
              difference.atStripe ?? '–',
            ],
          }))}
        />
      )}
      {differences.length > mostShown && (
        <Text size="sm" c="dimmed">
          And {differences.length - mostShown} more, in the answer of <code>GET /api/v1/finance/stripe</code>.
        </Text>
      )}
    </>
  );
}

function headline(count: number, isComplete: boolean): string {
  if (!isComplete) return 'Stripe could not be read to the end.';
  if (count === 0) return 'Stripe and we agree.';
  return count === 1 ? '1 difference.' : `${count} differences.`;
}

function What({ text, customerId, invoiceId }: StripeDifference) {
  if (invoiceId) return <TextLink href={`/billing/${invoiceId}`}>{text}</TextLink>;
  if (customerId) return <TextLink href={`/finance/customers/${customerId}`}>{text}</TextLink>;
  return text;
}
