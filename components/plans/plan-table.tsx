import { amountText, priceText, unitsPerPrice } from '#components/plans/price-text.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { Status } from '#components/ui/status.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { periodText } from '#lib/billing/period-text';
import { costsNothing } from '#lib/billing/plans/costs-nothing';
import type { PlanDetail } from '#lib/billing/plans/plan-detail';

const columns = [
  { label: 'Plan' },
  { label: 'Base fee', numeric: true },
  { label: 'Free units', numeric: true },
  { label: 'First price', numeric: true },
  { label: 'Calls a minute', numeric: true, minor: true },
  { label: 'Units at most', numeric: true, minor: true },
  { label: 'Customers', numeric: true },
  { label: 'State' },
];

/** All plans, with what each costs this month and how many are on it. */
export function PlanTable({ plans }: { plans: readonly PlanDetail[] }) {
  return (
    <DataTable
      label="Plans"
      columns={columns}
      rows={plans.map((plan) => ({
        id: plan.id,
        dimmed: plan.archivedAt !== null,
        cells: [
          <TextLink key="name" href={`/finance/plans/${plan.id}`}>
            {plan.name}
          </TextLink>,
          amountText(plan.prices.baseFee, plan.currency),
          <NumberText key="free" value={plan.prices.freeUnits} />,
          <FirstPrice key="price" plan={plan} />,
          <NumberText key="limit" value={plan.limitPerMinute} />,
          <NumberText key="cap" value={plan.maxUnits} none="No cap" />,
          <NumberText key="customers" value={plan.customers} />,
          <State key="state" plan={plan} />,
        ],
      }))}
    />
  );
}

function FirstPrice({ plan: { prices, currency } }: { plan: PlanDetail }) {
  if (costsNothing(prices)) return 'Free';
  const units = unitsPerPrice(prices);
  return `${priceText(prices.tiers[0]!.unitPrice, units, currency)} ${units === 1 ? 'a unit' : 'per 1,000'}`;
}

function State({ plan: { archivedAt, isPublic, comingPrices } }: { plan: PlanDetail }) {
  const [tone, word] = archivedAt
    ? (['quiet', 'Archived'] as const)
    : isPublic
      ? (['good', 'Public'] as const)
      : (['quiet', 'Not public'] as const);
  return (
    <span>
      <Status tone={tone}>{word}</Status>
      {comingPrices && <small> New prices from {periodText(comingPrices.fromPeriod)}</small>}
    </span>
  );
}
