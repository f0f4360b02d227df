import classes from '#components/plans/plans.module.css';
import { priceText, tierText } from '#components/plans/price-text.ts';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';

type Props = {
  /** Which models these prices are of: "All models", a name. */
  of: string;
  prices: Pick<PlanPrices, 'tiers' | 'cachedUnitPrice'>;
  /** Of how many units a price is told. */
  units: 1 | 1000;
  currency: string;
};

/** The tiers of one model, and what a cached answer costs. */
export function PriceTable({ of, prices: { tiers, cachedUnitPrice }, units, currency }: Props) {
  return (
    <table className={classes.prices}>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">{units === 1 ? 'per unit' : 'per 1,000 units'}</th>
        </tr>
      </thead>
      <tbody>
        {tiers.map(({ upTo, unitPrice }, index) => (
          <tr key={upTo}>
            <th scope="row">{tierText(tiers, index)}</th>
            <td>{priceText(unitPrice, units, currency)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">Answered from the cache</th>
          <td>{priceText(cachedUnitPrice, units, currency)}</td>
        </tr>
      </tbody>
    </table>
  );
}
