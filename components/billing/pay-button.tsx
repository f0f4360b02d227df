import { Text } from '@mantine/core';
import { OpenAtStripe } from '#components/billing/open-at-stripe.tsx';

type Props = {
  invoiceId: string;
  /** Whether payments through Stripe are set up here. */
  hasStripe: boolean;
  /** Whether the person comes back from paying: Stripe tells us a moment later. */
  isBack?: boolean;
};

/** Where an open invoice is paid: at Stripe, or as it says. */
export function PayButton({ invoiceId, hasStripe, isBack }: Props) {
  if (!hasStripe) {
    return (
      <Text size="sm" c="dimmed">
        Card payments are not set up here: pay as the invoice says.
      </Text>
    );
  }
  if (isBack) {
    return (
      <Text size="sm" role="status">
        Thank you. The invoice is marked as paid once Stripe has told us, within a minute as a rule.
      </Text>
    );
  }
  return <OpenAtStripe path={`/api/v1/invoices/${invoiceId}/checkout`}>Pay now</OpenAtStripe>;
}
