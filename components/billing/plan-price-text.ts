import { amountText, priceText, unitsPerPrice } from '#components/plans/price-text.ts';
import { decimalText } from '#lib/billing/decimal-text';
import type { PlanDetail } from '#lib/billing/plans/plan-detail';

/** What a plan costs in some sentences: its fee, what is free, the price of units, and how many there can be. */
export function planPriceText({ prices, currency, maxUnits }: PlanDetail): string {
  const { baseFee, freeUnits, tiers } = prices;
  const per = unitsPerPrice(prices);
  const [first, last] = [tiers[0]!, tiers.at(-1)!].map(({ unitPrice }) => priceText(unitPrice, per, currency));
  const units = per === 1 ? 'a unit' : '1,000 units';
  const sentences = [
    /[1-9]/.test(baseFee) ? `${amountText(baseFee, currency)} a month.` : '',
    freeUnits > 0 ? `${decimalText(String(freeUnits))} units a month are free.` : '',
    last === 'free'
      ? ''
      : `Then ${units} cost${per === 1 ? 's' : ''} ${first === last ? first : `${first} to ${last}`}.`,
    prices.models.length > 0 ? 'Some models have prices of their own.' : '',
    maxUnits === null ? '' : `At most ${decimalText(String(maxUnits))} units a month.`,
  ];
  return sentences.filter(Boolean).join(' ') || 'Nothing.';
}
