import { and, eq, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { auditLog } from '#db/schema/audit';
import { normaliseEmail } from '#lib/auth/people/email';
import { firstIdAt, idForm } from '#lib/ids';

const Text = z
  .string()
  .trim()
  .min(1)
  .max(100, 'A text to search for has at most 100 characters.')
  .refine((text) => !text.includes('\0'), 'The text has a character that is in no entry.');
const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], 'Write a day or a moment: 2026-11-20.');

export const auditOutcomes = ['done', 'refused'] as const;

/** Which entries; whatever is left out holds for all. */
export const AuditFilter = z.object({
  who: Text.optional().describe('The id of a person or a key, or part of a person’s name or e-mail.'),
  action: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'Write an action like createModel.')
    .optional()
    .describe('An operation’s id, or what a job did; `page` for pages that were refused.'),
  outcome: z.enum(auditOutcomes, 'Choose done or refused.').optional().describe('What was done, or what was refused.'),
  target: Text.optional().describe('An id or a slug of what it was done to, or the e-mail of a person it was done to.'),
  q: Text.optional().describe('A text in what was done, to what, from where, why it was refused, or the request’s id.'),
  from: Moment.optional().describe('From this day (UTC) or moment on.'),
  to: Moment.optional().describe('Before this day (UTC) or moment.'),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** Which rows of the audit log are wanted. */
export function matching({ who, action, outcome, target, q, from, to }: AuditFilter): SQL | undefined {
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
  if (idForm('user').test(who)) return eq(auditLog.userId, who);
  if (idForm('key').test(who)) return eq(auditLog.keyId, who);
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
