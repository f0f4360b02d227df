import type { ReactNode } from 'react';
import { PlanPricesView } from '#components/plans/plan-prices-view.tsx';
import classes from '#components/plans/plans.module.css';
import { amountText } from '#components/plans/price-text.ts';
import { parseDecimal } from '#lib/billing/money';
import { periodText } from '#lib/billing/period-text';
import { costsNothing } from '#lib/billing/plans/costs-nothing';
import type { PlanDetail } from '#lib/billing/plans/plan-detail';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';

type Props = { plan: PlanDetail; modelNames: ReadonlyMap<string, string>; action: ReactNode };

/** A plan as customers read it: what a month costs, what is in it, what a unit costs. */
export function PlanCard({ plan, modelNames, action }: Props) {
  const { name, description, limitPerMinute, maxUnits, prices, comingPrices, currency } = plan;
  return (
    <li className={classes.plan}>
      <div>
        <h2>{name}</h2>
        <p className={classes.description}>{description}</p>
      </div>
      <Fee prices={prices} currency={currency} />
      <ul className={classes.limits}>
        {prices.freeUnits > 0 && <li>{prices.freeUnits.toLocaleString('en')} units free a month</li>}
        <li>{limitPerMinute.toLocaleString('en')} calls a minute</li>
        {maxUnits !== null && <li>{maxUnits.toLocaleString('en')} units a month at most</li>}
      </ul>
      <div>
        <PlanPricesView {...{ prices, currency, modelNames }} />
        {comingPrices && (
          <details className={classes.coming}>
            <summary>Prices from {periodText(comingPrices.fromPeriod)}</summary>
            <Fee prices={comingPrices.prices} currency={currency} />
            {comingPrices.prices.freeUnits > 0 && (
              <p>{comingPrices.prices.freeUnits.toLocaleString('en')} units free</p>
            )}
            <PlanPricesView {...{ prices: comingPrices.prices, currency, modelNames }} />
          </details>
        )}
      </div>
      <div className={classes.action}>{action}</div>
    </li>
  );
}

function Fee({ prices, currency }: { prices: PlanPrices; currency: string }) {
  const hasFee = parseDecimal(prices.baseFee) > 0n;
  return (
    <p className={classes.fee}>
      {amountText(prices.baseFee, currency)}
      <small>
        {costsNothing(prices) ? 'a month, whatever you use' : hasFee ? 'a month' : 'a month, then what you use'}
      </small>
    </p>
  );
}
