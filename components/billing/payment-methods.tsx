import { Text } from '@mantine/core';
import { OpenAtStripe } from '#components/billing/open-at-stripe.tsx';
import { Card } from '#components/ui/card.tsx';

/** Where people see to their ways of paying. */
export function PaymentMethods({ hasStripe }: { hasStripe: boolean }) {
  if (!hasStripe) {
    return (
      <Card title="Payment methods">
        <Text size="sm" c="dimmed">
          Card payments are not set up here: pay as each invoice says.
        </Text>
      </Card>
    );
  }
  return (
    <Card title="Payment methods" description="Your cards are kept at Stripe, not here.">
      <OpenAtStripe path="/api/v1/billing/portal" variant="default">
        Manage payment methods
      </OpenAtStripe>
    </Card>
  );
}
