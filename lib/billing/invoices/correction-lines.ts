import { z } from 'zod';
import { Amount, amountIn } from '#lib/billing/invoices/amount';
import { invalidAt } from '#lib/billing/invoices/invalid-at';
import { formatMinor, minorDigits, parseDecimal, toMinor } from '#lib/billing/money';

/** What to take back of a line: an amount, or some of its units at their price. */
export const Correction = z
  .strictObject({
    lineId: z.string(),
    amount: Amount.optional().describe('Before tax.'),
    quantity: z.int().min(1).optional().describe('Units of the line, at its price.'),
  })
  .refine(({ amount, quantity }) => (amount === undefined) !== (quantity === undefined), {
    message: 'Say either an amount or a quantity.',
  });
export type Correction = z.infer<typeof Correction>;

export type CorrectableLine = {
  id: string;
  kind: string;
  description: string;
  modelId: string | null;
  tier: number | null;
  quantity: bigint;
  /** A decimal. */
  unitPrice: string;
  amountMinor: bigint;
  /** What credit notes took back of it before, above zero. */
  creditedMinor: bigint;
};

export type CorrectionLine = {
  correctsLineId: string;
  description: string;
  modelId: string | null;
  tier: number | null;
  quantity: bigint;
  /** A decimal, below zero. */
  unitPrice: string;
  /** Below zero. */
  amountMinor: bigint;
};

/**
 * The lines of a credit note, from what is wished. Throws AppError('invalid'), each time with where, for a line that is
 * not the invoice's, that is named twice, that cannot be taken back of, or of which less is left.
 */
export function correctionLines(
  currency: string,
  lines: readonly CorrectableLine[],
  wishes: readonly Correction[],
): CorrectionLine[] {
  return wishes.map((wish, index) => {
    const at = `/lines/${index}`;
    const line = lines.find(({ id }) => id === wish.lineId);
    if (!line) throw invalidAt(`${at}/lineId`, 'The invoice has no such line.');
    if (wishes.findIndex(({ lineId }) => lineId === wish.lineId) < index)
      throw invalidAt(`${at}/lineId`, 'This line is in it twice.');
    if (line.kind === 'credit' || line.amountMinor <= 0n)
      throw invalidAt(`${at}/lineId`, 'Nothing was to be paid for this line.');
    return wish.amount === undefined
      ? byQuantity(currency, line, BigInt(wish.quantity ?? 0), at)
      : byAmount(currency, line, wish.amount, at);
  });
}

function byAmount(currency: string, line: CorrectableLine, amount: string, at: string): CorrectionLine {
  const amountMinor = amountIn(currency, amount, `${at}/amount`);
  if (amountMinor <= 0n) throw invalidAt(`${at}/amount`, 'Write what is taken back as an amount above zero.');
  const unitPrice = formatMinor(-amountMinor, minorDigits(currency));
  return correction(currency, { line, amountMinor, quantity: 1n, unitPrice, pointer: `${at}/amount` });
}

function byQuantity(currency: string, line: CorrectableLine, quantity: bigint, at: string): CorrectionLine {
  const pointer = `${at}/quantity`;
  if (quantity > line.quantity) throw invalidAt(pointer, `The line has ${line.quantity.toLocaleString('en')}.`);
  const amountMinor = toMinor(quantity * parseDecimal(line.unitPrice), minorDigits(currency));
  if (amountMinor === 0n) throw invalidAt(pointer, 'So few come to nothing.');
  return correction(currency, { line, amountMinor, quantity, unitPrice: `-${line.unitPrice}`, pointer });
}

type Taken = { line: CorrectableLine; amountMinor: bigint; quantity: bigint; unitPrice: string; pointer: string };

function correction(currency: string, { line, amountMinor, quantity, unitPrice, pointer }: Taken): CorrectionLine {
  const leftMinor = line.amountMinor - line.creditedMinor;
  if (amountMinor > leftMinor) {
    const left = formatMinor(leftMinor, minorDigits(currency));
    throw invalidAt(pointer, `Of this line ${left} ${currency} is left to take back.`);
  }
  const { id: correctsLineId, modelId, tier } = line;
  const description = `Correction of: ${line.description}`;
  return { correctsLineId, description, modelId, tier, quantity, unitPrice, amountMinor: -amountMinor };
}
