import { and, desc, eq, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { customers, invoices } from '#db/schema/billing';
import { users } from '#db/schema/people';
import { actingUserId, may, requirePermission } from '#lib/auth/may';
import { amountDueMinor, creditedMinor } from '#lib/billing/invoices/amount-due';
import { type InvoicePage, InvoiceStatus, type InvoiceSummary } from '#lib/billing/invoices/invoice-document';
import { formatMinor, minorDigits } from '#lib/billing/money';
import type { Actor, Ctx } from '#lib/context';
import { cursorOf } from '#lib/page-cursor';
import { Period } from '#lib/period';

const Text = z.string().refine((text) => !text.includes('\0'), 'The text has a character that is in no invoice.');

export const ListInvoices = z.object({
  customer: Text.optional().describe('Id of a person, for finance.'),
  all: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe('Everybody’s, for finance.'),
  status: InvoiceStatus.optional().describe('Only those that stand so.'),
  period: Period.optional(),
  q: Text.max(100).optional().describe('A number, or part of a customer’s name or e-mail address.'),
  cursor: cursorOf('invoice'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListInvoices = Partial<z.infer<typeof ListInvoices>>;

/**
 * Invoices and credit notes, newest first, without their lines: one's own that were issued; with `customer` or `all`,
 * for finance, those of others too and their drafts.
 */
export async function listInvoices(ctx: Ctx, input: ListInvoices): Promise<InvoicePage> {
  const limit = input.limit ?? 50;
  const rows = await invoicesQuery(ctx, input, limit + 1);
  const data = rows.slice(0, limit).map(toSummary);
  return { data, nextCursor: rows.length > limit ? data.at(-1)!.id : null };
}

function visibleTo(actor: Actor, { customer, all }: ListInvoices): SQL | undefined {
  const own = actingUserId(actor) ?? '';
  const isOwn = !all && (customer === undefined || customer === own);
  requirePermission(actor, isOwn ? 'billing:read' : 'finance:read');
  const ofCustomer = all && customer === undefined ? undefined : eq(invoices.userId, customer ?? own);
  const isIssued = isOwn && !(customer && may(actor, 'finance:read')) ? ne(invoices.status, 'draft') : undefined;
  return and(ofCustomer, isIssued);
}

export function invoicesQuery({ db, actor }: Ctx, input: ListInvoices, limit: number) {
  const { status, period, q, cursor } = input;
  const conditions = [
    visibleTo(actor, input),
    status && eq(invoices.status, status),
    period === undefined ? undefined : eq(invoices.period, period),
    q ? matching(q) : undefined,
    cursor === undefined ? undefined : lt(invoices.id, cursor),
  ];
  return db
    .select({ invoice: invoices, creditedMinor, email: users.email, name: sql<string>`${invoices.buyer} ->> 'name'` })
    .from(invoices)
    .leftJoin(users, eq(users.id, invoices.userId))
    .where(and(...conditions))
    .orderBy(desc(invoices.id))
    .limit(limit);
}

/** The people are found first, so that their invoices are read by index. */
function matching(q: string): SQL | undefined {
  const pattern = `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const people = sql`select ${users.id} from ${users} left join ${customers} on ${customers.userId} = ${users.id}
    where concat_ws(' ', ${users.name}, ${users.email}, ${customers.name}, ${customers.email}) ilike ${pattern}`;
  return or(eq(invoices.number, q.trim().toUpperCase()), sql`${invoices.userId} = any(array(${people}))`);
}

function toSummary({ invoice, creditedMinor, name, email }: Awaited<ReturnType<typeof invoicesQuery>>[number]) {
  const { id, number, kind, status, period, currency, totalMinor } = invoice;
  const digits = minorDigits(currency);
  return {
    id,
    number,
    kind,
    status,
    period,
    customer: { id: invoice.userId, name, email: email ?? '' },
    currency,
    total: formatMinor(totalMinor, digits),
    amountDue: formatMinor(amountDueMinor({ ...invoice, creditedMinor }), digits),
    createdAt: invoice.createdAt.toISOString(),
    issuedAt: invoice.issuedAt?.toISOString() ?? null,
    dueAt: invoice.dueAt?.toISOString() ?? null,
    paidAt: invoice.paidAt?.toISOString() ?? null,
  } satisfies InvoiceSummary;
}
