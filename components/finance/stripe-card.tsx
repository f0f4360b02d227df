import { Code, Group, Stack, Text } from '@mantine/core';
import { CompareNow, ResendRefused } from '#components/finance/stripe-actions.tsx';
import { StripeDifferences } from '#components/finance/stripe-differences.tsx';
import { Card } from '#components/ui/card.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { Status, type StatusTone } from '#components/ui/status.tsx';
import { Time } from '#components/ui/time.tsx';
import type { StripeStatus } from '#lib/billing/stripe/stripe-status';

/** How payments through Stripe stand: set up or not, what waits, and where Stripe and we differ. */
export function StripeCard({ status }: { status: StripeStatus }) {
  if (!status.isSetUp) return <NotSetUp />;
  const { hearsOfPayments, meterEvents, events, lastReport } = status;
  return (
    <Card
      title="Stripe"
      description="Takes payments and is told of usage. What counts is what stands here."
      aside={<CompareNow />}
    >
      <Stack gap="sm">
        {!hearsOfPayments && (
          <Text size="sm">
            Stripe cannot tell of payments yet: <Code>STRIPE_WEBHOOK_SECRET</Code> is missing. Add an endpoint for{' '}
            <Code>/api/stripe/webhook</Code> at Stripe and set its secret.
          </Text>
        )}
        <Group gap="xl">
          <Count label="Hours of usage to send" value={meterEvents.waiting} since={meterEvents.oldestHour} />
          <Count label="Refused by Stripe" value={meterEvents.refused} tone="bad" />
          <Count label="Events to handle" value={events.waiting} />
          <Count label="Events that need you" value={events.withProblem} tone="bad" />
        </Group>
        {meterEvents.refused > 0 && <ResendRefused />}
        <StripeDifferences report={lastReport} />
      </Stack>
    </Card>
  );
}

function NotSetUp() {
  return (
    <Card title="Stripe" aside={<Status tone="quiet">Not set up</Status>}>
      <Text size="sm" c="dimmed" maw="65ch">
        Invoices are paid as they say, and you note payments by hand. To take cards, whoever runs this installation sets{' '}
        <Code>STRIPE_SECRET_KEY</Code> and <Code>STRIPE_WEBHOOK_SECRET</Code>; everything else works without.
      </Text>
    </Card>
  );
}

type CountProps = { label: string; value: number; tone?: StatusTone; since?: string | null };

function Count({ label, value, tone = 'busy', since }: CountProps) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Group gap="xs">
        <Status tone={value > 0 ? tone : 'good'}>
          <NumberText value={value} />
        </Status>
        {since && (
          <Text size="sm" c="dimmed">
            since <Time value={since} />
          </Text>
        )}
      </Group>
    </div>
  );
}
