import type { Buyer, BuyerTerms } from '#lib/billing/customers/buyer';
import { describeLines } from '#lib/billing/invoices/describe-lines';
import { InvoiceSeller } from '#lib/billing/invoices/invoice-document';
import { formatMinor, minorDigits, parseDecimal, percentOf } from '#lib/billing/money';
import type { PlanInForce } from '#lib/billing/plans/plans-in-force';
import { type ModelUsage, type PricedLine, priceUsage, totalMinor } from '#lib/billing/price';
import type { Seller } from '#lib/billing/seller';

export type DraftLine = Omit<PricedLine, 'kind'> & { kind: PricedLine['kind'] | 'credit'; description: string };

/** What a period costs a customer, before it is an invoice. Amounts are in the currency's smallest unit. */
export type Draft = {
  userId: string;
  planId: string;
  planName: string;
  currency: string;
  lines: DraftLine[];
  subtotalMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
  /** A decimal such as `8.1`. */
  taxRatePercent: string;
  seller: InvoiceSeller;
  buyer: Buyer;
};

export type DraftInput = BuyerTerms & {
  userId: string;
  plan: PlanInForce;
  usage: readonly ModelUsage[];
  /** Slugs by id, of deleted models too. */
  slugs: ReadonlyMap<string, string>;
  seller: Seller;
  creditMinor: bigint;
};

/** The draft of a customer's period: its usage at the plan's prices, less what they have as credit, and tax. */
export function draftOf({ userId, plan, usage, slugs, seller, buyer, taxRatePercent, creditMinor }: DraftInput): Draft {
  const digits = minorDigits(seller.currency);
  const priced = priceUsage(plan.prices, usage, digits);
  const lines: DraftLine[] = [
    ...describeLines(priced, plan.name, slugs),
    ...creditLine(creditMinor, totalMinor(priced), digits),
  ];
  const subtotalMinor = totalMinor(lines);
  const rate = taxRatePercent ?? seller.taxRatePercent;
  const taxMinor = percentOf(subtotalMinor, rate);
  return {
    userId,
    planId: plan.planId,
    planName: plan.name,
    currency: seller.currency,
    lines,
    subtotalMinor,
    taxMinor,
    totalMinor: subtotalMinor + taxMinor,
    taxRatePercent: rate,
    seller: InvoiceSeller.parse(seller),
    buyer,
  };
}

/** Credit is used up to what there is to pay before tax, never beyond. */
function creditLine(creditMinor: bigint, payableMinor: bigint, digits: number): DraftLine[] {
  const usedMinor = creditMinor < payableMinor ? creditMinor : payableMinor;
  if (usedMinor <= 0n) return [];
  return [
    {
      kind: 'credit',
      description: 'Credit used',
      modelId: null,
      tier: null,
      quantity: 1n,
      unitPrice: parseDecimal(formatMinor(-usedMinor, digits)),
      amountMinor: -usedMinor,
    },
  ];
}
