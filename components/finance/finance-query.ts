import { z } from 'zod';
import { addMonths, Period } from '#lib/period';

const groups = ['plan', 'model', 'customer'] as const;

/** What the address of the overview says: which months, and what their revenue is told apart by. */
export const OverviewQuery = z.object({
  from: Period.optional().catch(undefined),
  to: Period.optional().catch(undefined),
  by: z.enum(groups).optional().catch(undefined),
});
export type OverviewQuery = z.infer<typeof OverviewQuery>;
export type Overview = { from: string; to: string; by: (typeof groups)[number] };

const Words = z.string().min(1).max(100).optional().catch(undefined);
const Cursor = z.string().max(100).optional().catch(undefined);

/** Which invoices are searched for. */
export const InvoiceQuery = z.object({
  q: Words,
  status: z.enum(['draft', 'open', 'paid', 'void']).optional().catch(undefined),
  period: Period.optional().catch(undefined),
  cursor: Cursor,
});

/** Which customers are listed, by what of which month. */
export const CustomerQuery = z.object({
  q: Words,
  sort: z.enum(['usage', 'revenue']).optional().catch(undefined),
  period: Period.optional().catch(undefined),
  cursor: Cursor,
});

/** Which lines of the audit log. */
export const AuditQuery = z.object({
  outcome: z.enum(['done', 'refused']).optional().catch(undefined),
  action: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .optional()
    .catch(undefined),
  cursor: Cursor,
});

const mostMonths = 36;

/** The last twelve months by plan, unless said; a span that ends first or is too long is moved to one that is not. */
export function overviewOf({ from, to, by }: OverviewQuery, present: string): Overview {
  const last = to ?? (from !== undefined && from > present ? from : present);
  const wished = from ?? addMonths(last, -11);
  const earliest = addMonths(last, 1 - mostMonths);
  return { from: wished > last ? last : wished < earliest ? earliest : wished, to: last, by: by ?? 'plan' };
}
