import { z } from 'zod';
import { actionMeant } from '#lib/audit/action-text';
import { SearchAudit } from '#lib/audit/search-audit';

const Day = z.iso.date({ error: ({ input }) => `“${String(input)}” is no day. Write it like 2026-11-20.` }).optional();

/** What the address of the audit log's page may say. */
const AuditPageQuery = SearchAudit.extend({ from: Day, to: Day }).omit({ limit: true });
type Field = keyof z.infer<typeof AuditPageQuery>;

export type AuditTyped = Partial<Record<Field, string>>;
/** The search that is meant; or, by field, what does not fit. Both with what was typed. */
export type AuditPageSearch = { typed: AuditTyped } & (
  | { search: SearchAudit; problems: null }
  | { search: null; problems: AuditTyped }
);

/**
 * Reads which entries the address of the audit log's page asks for. An action may be said in the words the page shows;
 * `actions` are those that the log has.
 */
export function auditPageQuery(
  sent: Record<string, string | string[] | undefined>,
  actions: readonly string[],
): AuditPageSearch {
  const typed: AuditTyped = {};
  for (const field of AuditPageQuery.keyof().options) {
    const text = [sent[field] ?? []].flat().join(', ').trim();
    if (text !== '') typed[field] = text;
  }
  const action = typed.action === undefined ? undefined : actionMeant(typed.action, actions);
  const parsed = AuditPageQuery.safeParse({ ...typed, action });
  const problems: AuditTyped = Object.fromEntries(
    (parsed.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message]),
  );
  if (typed.action !== undefined && action === undefined)
    problems.action = `Nothing in the log is called “${typed.action}”.`;
  return parsed.success && Object.keys(problems).length === 0
    ? { typed: { ...typed, ...(action && { action }) }, search: SearchAudit.parse(parsed.data), problems: null }
    : { typed, search: null, problems };
}
