import { and, eq, inArray, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { users } from '#db/schema/people';
import { AuditLogEntry, entriesOf } from '#lib/audit/audit-entries';
import { AuditFilter, matching } from '#lib/audit/audit-filter';
import { billingActions } from '#lib/audit/billing-actions';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { cursorOf } from '#lib/page-cursor';

export const ListBillingAudit = AuditFilter.pick({ outcome: true, action: true }).extend({
  cursor: cursorOf('auditEntry'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type ListBillingAudit = Partial<z.infer<typeof ListBillingAudit>>;

/** An entry without what only the chain is made of. */
export const BillingAuditEntry = AuditLogEntry.omit({
  seq: true,
  salt: true,
  contentHash: true,
  previousHash: true,
  hash: true,
})
  .extend({
    customer: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .describe('Whom the target speaks of, where it is a customer.'),
  })
  .meta({ id: 'BillingAuditEntry' });
export type BillingAuditEntry = z.infer<typeof BillingAuditEntry>;

export const BillingAuditPage = z
  .object({ data: z.array(BillingAuditEntry), nextCursor: z.string().nullable() })
  .meta({ id: 'BillingAuditPage' });
export type BillingAuditPage = z.infer<typeof BillingAuditPage>;

/** What the audit log has of billing, newest first: who did what to whom, and what was refused. */
export async function listBillingAudit(
  { db, actor }: Ctx,
  { cursor, limit = 50, ...filter }: ListBillingAudit,
): Promise<BillingAuditPage> {
  requirePermission(actor, 'finance:read');
  const older = cursor === undefined ? undefined : lt(auditLog.id, cursor);
  const entries = await entriesOf(db, and(isOfBilling, matching(filter), older), 'newest-first', limit + 1);
  const page = entries.slice(0, limit);
  const customers = await customersOf(db, page);
  const data = page.map((entry) =>
    BillingAuditEntry.parse({ ...entry, customer: customers.get(customerIdOf(entry)) ?? null }),
  );
  return { data, nextCursor: entries.length > limit ? data.at(-1)!.id : null };
}

/** Pages are named by their path, and other paths than these are not finance's to know. */
const isOfBilling = or(
  inArray(auditLog.action, billingActions),
  and(eq(auditLog.action, 'page'), sql`${auditLog.target}->>'path' ~ '^/(finance|billing|usage)(/|$)'`),
);

const customerIdOf = ({ target }: Pick<AuditLogEntry, 'target'>): string => target.userId ?? target.id ?? '';

/** Those that the entries speak of, by their id. */
async function customersOf(db: Database, entries: readonly AuditLogEntry[]) {
  const found = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, entries.map(customerIdOf)));
  return new Map(found.map((customer) => [customer.id, customer]));
}
