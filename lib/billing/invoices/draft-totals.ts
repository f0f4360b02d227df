import type { Draft } from '#lib/billing/invoices/draft';
import { formatMinor, minorDigits } from '#lib/billing/money';

/** What some drafts come to together, as decimals of their currency. */
export function draftTotals(drafts: readonly Draft[], currency: string) {
  const sum = (of: (draft: Draft) => bigint) =>
    formatMinor(
      drafts.reduce((total, draft) => total + of(draft), 0n),
      minorDigits(currency),
    );
  return {
    invoices: drafts.length,
    currency,
    subtotal: sum(({ subtotalMinor }) => subtotalMinor),
    tax: sum(({ taxMinor }) => taxMinor),
    total: sum(({ totalMinor }) => totalMinor),
  };
}
