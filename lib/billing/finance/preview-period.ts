import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import { Oddity, odditiesOf } from '#lib/billing/finance/oddities';
import { periodTurn } from '#lib/billing/finance/period-turn';
import type { Draft } from '#lib/billing/invoices/draft';
import { draftTotals } from '#lib/billing/invoices/draft-totals';
import { draftsOfPeriod } from '#lib/billing/invoices/drafts-of-period';
import { formatDecimal, formatMinor, minorDigits } from '#lib/billing/money';
import { seller } from '#lib/billing/seller';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { cursorLike } from '#lib/page-cursor';
import { addMonths, Period } from '#lib/period';

export const PreviewPeriod = z.object({ period: Period });

export const PreviewQuery = z.object({
  cursor: cursorLike(/^\d{1,7}$/),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type PreviewPeriodInput = z.infer<typeof PreviewPeriod> & Partial<z.infer<typeof PreviewQuery>>;

const DraftPreview = z.object({
  customer: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  plan: z.object({ id: z.string(), name: z.string() }),
  units: z.int(),
  lines: z.array(
    z.object({
      kind: z.string(),
      description: z.string(),
      quantity: z.int(),
      unitPrice: z.string(),
      amount: z.string(),
    }),
  ),
  subtotal: z.string(),
  tax: z.string(),
  total: z.string(),
});
export type DraftPreview = z.infer<typeof DraftPreview>;

export const PeriodPreview = z
  .object({
    period: Period,
    currency: z.string(),
    closable: z.enum(['now', 'not-over', 'not-its-turn']).describe('Months are closed in order, once they are over.'),
    firstToClose: z.string().describe('The month whose turn it is.'),
    invoices: z.int(),
    subtotal: z.string(),
    tax: z.string(),
    total: z.string(),
    odd: z.array(Oddity).describe('What to look at before closing; nothing of it keeps from closing.'),
    data: z.array(DraftPreview).describe('The invoices it would make, the highest first.'),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'PeriodPreview' });
export type PeriodPreview = z.infer<typeof PeriodPreview>;

/** What closing a month would make, as far as it is metered; it makes nothing. Throws `conflict` for a closed one. */
export async function previewPeriod(
  { db, actor }: Ctx,
  { period, cursor, limit = 100 }: PreviewPeriodInput,
  nowMs = Date.now(),
): Promise<PeriodPreview> {
  requirePermission(actor, 'finance:read');
  const turn = await periodTurn(db, nowMs);
  if (turn.closed !== null && period <= turn.closed) {
    throw new AppError('conflict', `${period} is closed: there is nothing to preview. Its invoices are there.`);
  }
  const { currency } = await seller(db);
  const digits = minorDigits(currency);
  const drafts = await draftsOfPeriod(db, period);
  const start = Number(cursor ?? 0);
  const highestFirst = drafts.toSorted((a, b) => Number(b.totalMinor - a.totalMinor) || (a.userId < b.userId ? -1 : 1));
  const firstToClose = turn.closed === null ? turn.first : addMonths(turn.closed, 1);
  return {
    period,
    ...draftTotals(drafts, currency),
    closable: period >= turn.present ? 'not-over' : period > firstToClose ? 'not-its-turn' : 'now',
    firstToClose,
    odd: await odditiesOf(db, period, drafts),
    data: highestFirst.slice(start, start + limit).map((draft) => previewOf(draft, digits)),
    nextCursor: start + limit < drafts.length ? String(start + limit) : null,
  };
}

function previewOf({ userId, planId, planName, buyer, lines, ...draft }: Draft, digits: number): DraftPreview {
  const units = lines.filter(({ kind }) => kind === 'units' || kind === 'free-units' || kind === 'cached-units');
  return {
    customer: { id: userId, name: buyer.name, email: buyer.email },
    plan: { id: planId, name: planName },
    units: Number(units.reduce((sum, { quantity }) => sum + quantity, 0n)),
    lines: lines.map(({ kind, description, quantity, unitPrice, amountMinor }) => ({
      kind,
      description,
      quantity: Number(quantity),
      unitPrice: formatDecimal(unitPrice),
      amount: formatMinor(amountMinor, digits),
    })),
    subtotal: formatMinor(draft.subtotalMinor, digits),
    tax: formatMinor(draft.taxMinor, digits),
    total: formatMinor(draft.totalMinor, digits),
  };
}
