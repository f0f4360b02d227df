import { and, asc, desc, eq, gt, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { apiKeys, users } from '#db/schema/people';
import { AuditActor, actorOf } from '#lib/audit/audit-actor';
import { requirePermission } from '#lib/auth/may';
import { normaliseEmail } from '#lib/auth/people/email';
import type { Ctx } from '#lib/context';
import { firstIdAt } from '#lib/ids';

const Text = z
  .string()
  .trim()
  .min(1)
  .max(100, 'A text to search for has at most 100 characters.')
  .refine((text) => !text.includes('\0'), 'The text has a character that is in no entry.');
const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], 'Write a day or a moment: 2026-11-20.');

/** Which entries; whatever is left out holds for all. */
export const AuditFilter = z.object({
  who: Text.optional().describe('The id of a person or a key, or part of a person’s name or e-mail.'),
  action: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'Write an action like createModel.')
    .optional()
    .describe('An operation’s id, or what a job did; `page` for pages that were refused.'),
  outcome: z
    .enum(['done', 'refused'], 'Choose done or refused.')
    .optional()
    .describe('What was done, or what was refused.'),
  target: Text.optional().describe('An id or a slug of what it was done to, or the e-mail of a person it was done to.'),
  q: Text.optional().describe('A text in what was done, to what, from where, why it was refused, or the request’s id.'),
  from: Moment.optional().describe('From this day (UTC) or moment on.'),
  to: Moment.optional().describe('Before this day (UTC) or moment.'),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const SearchAudit = AuditFilter.extend({
  cursor: z
    .string()
    .regex(/^aud_\w{26}$/, 'This is not the nextCursor of a page.')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type SearchAudit = z.infer<typeof SearchAudit>;

export const AuditLogEntry = z
  .object({
    id: z.string(),
    seq: z.number().int().describe('Its place in the chain, from 1.'),
    at: z.iso.datetime(),
    actor: AuditActor,
    action: z.string(),
    target: z
      .record(z.string(), z.string())
      .describe('What it was asked of, and what it changed: `role` is `end-user → admin`, say.'),
    outcome: z.enum(['done', 'refused']),
    code: z.string().nullable().describe('Why it was refused.'),
    detail: z.string().nullable(),
    address: z.string().nullable(),
    requestId: z.string(),
    salt: z.string().nullable().describe('Of `contentHash`; null where the content was erased with its person.'),
    contentHash: z.string().describe('SHA-256 of target, detail, address and requestId, salted.'),
    previousHash: z.string(),
    hash: z.string().describe('SHA-256 of the rest and of the hash before it.'),
  })
  .meta({ id: 'AuditLogEntry' });
export type AuditLogEntry = z.infer<typeof AuditLogEntry>;

export const AuditLogPage = z
  .object({ data: z.array(AuditLogEntry), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditLogPage' });
export type AuditLogPage = z.infer<typeof AuditLogPage>;

/** The whole audit log, newest first, as far as `input` asks for it. */
export async function searchAudit({ db, actor }: Ctx, input: SearchAudit): Promise<AuditLogPage> {
  requirePermission(actor, 'audit:read');
  const { cursor, limit, ...filter } = input;
  const older = cursor === undefined ? undefined : lt(auditLog.id, cursor);
  const entries = await entriesOf(db, and(matching(filter), older), 'newest-first', limit + 1);
  const data = entries.slice(0, limit);
  return { data, nextCursor: entries.length > limit ? data.at(-1)!.id : null };
}

/** The same entries, oldest first, in pages. */
export async function* walkAudit(db: Database, filter: AuditFilter, pageSize = 1_000): AsyncGenerator<AuditLogEntry[]> {
  const wanted = matching(filter);
  for (let last = ''; ; ) {
    const entries = await entriesOf(db, and(wanted, gt(auditLog.id, last)), 'oldest-first', pageSize);
    if (entries.length > 0) yield entries;
    if (entries.length < pageSize) return;
    last = entries.at(-1)!.id;
  }
}

async function entriesOf(
  db: Database,
  where: SQL | undefined,
  order: 'newest-first' | 'oldest-first',
  limit: number,
): Promise<AuditLogEntry[]> {
  const rows = await db
    .select({ entry: auditLog, name: users.name, keyName: apiKeys.name })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.userId))
    .leftJoin(apiKeys, eq(apiKeys.id, auditLog.keyId))
    .where(where)
    .orderBy(order === 'newest-first' ? desc(auditLog.id) : asc(auditLog.id))
    .limit(limit);
  return rows.map((row) => {
    const { actorKind: _, userId: __, keyId: ___, at, target, ...entry } = row.entry;
    return { ...entry, at: at.toISOString(), actor: actorOf(row), target: Target.parse(target) };
  });
}

const Target = z.record(z.string(), z.string());

function matching({ who, action, outcome, target, q, from, to }: AuditFilter): SQL | undefined {
  return and(
    who === undefined ? undefined : isBy(who),
    action === undefined ? undefined : eq(auditLog.action, action),
    outcome && eq(auditLog.outcome, outcome),
    target === undefined ? undefined : isTo(target),
    q === undefined ? undefined : says(q),
    // Ids are made when the entry is: a span of time is a span of them.
    from === undefined ? undefined : gte(auditLog.id, firstIdAt('auditEntry', Date.parse(from))),
    to === undefined ? undefined : lt(auditLog.id, firstIdAt('auditEntry', Date.parse(to))),
  );
}

function isBy(who: string): SQL {
  if (/^usr_\w{26}$/.test(who)) return eq(auditLog.userId, who);
  if (/^key_\w{26}$/.test(who)) return eq(auditLog.keyId, who);
  const part = containing(who);
  return sql`${auditLog.userId} in (select id from users where name ilike ${part} or email ilike ${part})`;
}

/** Entries hold no e-mails: who has one is looked up now. */
function isTo(target: string): SQL | undefined {
  const email = normaliseEmail(target);
  const person = sql`(select ':"' || id || '"' from users where lower(email) = ${email})`;
  // As JSON.stringify writes a value that has a name.
  return or(holds(sql`${`:${JSON.stringify(target)}`}`), email === null ? undefined : holds(person));
}

const holds = (part: SQL) => sql`position(${part} in ${auditLog.target}::text) > 0`;

function says(q: string): SQL {
  const { action, target, detail, code, address, requestId } = auditLog;
  return sql`concat_ws(' ', ${action}, ${target}::text, ${code}, ${detail}, ${address}, ${requestId}) ilike ${containing(q)}`;
}

const containing = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
