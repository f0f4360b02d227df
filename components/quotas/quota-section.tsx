import { Text } from '@mantine/core';
import { QuotaTable } from '#components/quotas/quota-table.tsx';
import classes from '#components/quotas/quotas.module.css';
import { type QuotaTargets, SetQuota } from '#components/quotas/set-quota.tsx';
import { Card } from '#components/ui/card.tsx';
import type { QuotaDetail } from '#lib/usage/quotas/quota-detail';

type Props = QuotaTargets & {
  /** From `listQuotas(ctx)`, or `listQuotas(ctx, { customer })` for finance. */
  quotas: readonly QuotaDetail[];
};

/**
 * An account's quotas, with what is used of them, and the way to set, change and remove them. With `customer` it is
 * finance's view of that account: it changes what finance has set; without `keys` and `models` only the account as a
 * whole can be given a quota.
 */
export function QuotaSection({ quotas, ...targets }: Props) {
  const isFinance = targets.customer !== undefined;
  return (
    <Card flush title="Quotas" description={isFinance ? forFinance : forCustomers} aside={<SetQuota {...targets} />}>
      {quotas.length > 0 ? (
        <QuotaTable quotas={quotas} setBy={isFinance ? 'finance' : 'customer'} />
      ) : (
        <Text c="dimmed" size="sm" className={classes.none}>
          {isFinance ? 'This account has none.' : 'You have none: calls are answered however many there are.'}
        </Text>
      )}
    </Card>
  );
}

const forCustomers =
  'The most units that may be answered in a month. You are told when 80 % and when all of one is used; at a hard one, calls that do not fit are refused.';

const forFinance =
  'The most units that may be answered in a month. What you set here, the customer sees and cannot change.';
