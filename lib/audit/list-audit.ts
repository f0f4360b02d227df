import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { auditLog } from '#db/schema/audit';
import { apiKeys, users } from '#db/schema/people';
import { AuditActor, actorOf } from '#lib/audit/audit-actor';
import { billingActions } from '#lib/audit/billing-actions';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';

export const auditOutcomes = ['done', 'refused'] as const;

export const ListAudit = z.object({
  outcome: z.enum(auditOutcomes).optional().describe('What was done, or what was refused.'),
  action: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'Write an action like closePeriod.')
    .optional()
    .describe('An operation’s id, or what a job did; `page` for pages that were refused.'),
  cursor: z
    .string()
    .regex(/^aud_\w{26}$/, 'This is not the nextCursor of a page.')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type ListAudit = z.infer<typeof ListAudit>;

export const AuditLine = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    actor: AuditActor,
    action: z.string(),
    target: z.record(z.string(), z.string()).describe('What it was asked of.'),
    customer: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .describe('Whom the target speaks of, where it is a customer.'),
    outcome: z.enum(auditOutcomes),
    code: z.string().nullable().describe('Why it was refused.'),
    detail: z.string().nullable(),
    address: z.string().nullable(),
    requestId: z.string(),
  })
  .meta({ id: 'AuditLine' });
export type AuditLine = z.infer<typeof AuditLine>;

export const AuditPage = z
  .object({ data: z.array(AuditLine), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof AuditPage>;

/** What the audit log has of billing, newest first: who did what to whom, and what was refused. */
export async function listAudit({ db, actor }: Ctx, input: Partial<ListAudit>): Promise<AuditPage> {
  requirePermission(actor, 'finance:read');
  const limit = input.limit ?? 50;
  const { outcome, action, cursor } = input;
  const customer = { id: sql<string | null>`customer.id`, name: sql<string | null>`customer.name` };
  const rows = await db
    .select({ entry: auditLog, name: users.name, keyName: apiKeys.name, customer })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.userId))
    .leftJoin(apiKeys, eq(apiKeys.id, auditLog.keyId))
    .leftJoin(
      sql`users as customer`,
      sql`customer.id = coalesce(${auditLog.target}->>'userId', ${auditLog.target}->>'id')`,
    )
    .where(
      and(
        isOfBilling,
        outcome && eq(auditLog.outcome, outcome),
        action ? eq(auditLog.action, action) : undefined,
        cursor ? lt(auditLog.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(limit + 1);
  const data = rows.slice(0, limit).map(({ customer, ...row }) => ({
    id: row.entry.id,
    at: row.entry.at.toISOString(),
    actor: actorOf(row),
    action: row.entry.action,
    target: z.record(z.string(), z.string()).parse(row.entry.target),
    customer: customer.id !== null && customer.name !== null ? { id: customer.id, name: customer.name } : null,
    outcome: row.entry.outcome,
    code: row.entry.code,
    detail: row.entry.detail,
    address: row.entry.address,
    requestId: row.entry.requestId,
  }));
  return { data, nextCursor: rows.length > limit ? data.at(-1)!.id : null };
}

/** Pages are named by their path, and other paths than these are not finance's to know. */
const isOfBilling = or(
  inArray(auditLog.action, billingActions),
  and(eq(auditLog.action, 'page'), sql`${auditLog.target}->>'path' ~ '^/(finance|billing|usage)(/|$)'`),
);
