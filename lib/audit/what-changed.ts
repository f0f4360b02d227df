/** What the audit log may tell: ids, roles, numbers, scopes, slugs. Never a name, an e-mail or a text somebody wrote. */
export type AuditValue = string | number | boolean | null | readonly string[];
type Row<K extends string> = Readonly<Partial<Record<K, AuditValue | undefined>>>;

/** Which of `fields` an entry of the audit log tells of, each as `before → after`; what is undefined in `after` stayed. */
export function whatChanged<K extends string>(
  before: Row<K>,
  after: Row<K>,
  fields: readonly K[],
): Record<string, string> {
  const changed: Record<string, string> = {};
  for (const field of fields) {
    const [from, to] = [auditText(before[field] ?? null), auditText(after[field] ?? null)];
    if (after[field] !== undefined && from !== to) changed[field] = `${from} → ${to}`;
  }
  return changed;
}

/** The same of texts that somebody wrote: that they changed, and not what they say. */
export function whichChanged<K extends string>(
  before: Row<K>,
  after: Row<K>,
  fields: readonly K[],
): Record<string, string> {
  const changed = Object.keys(whatChanged(before, after, fields));
  return changed.length > 0 ? { changed: changed.join(', ') } : {};
}

/** A value as the audit log has it. */
export function auditText(value: AuditValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  return text === '' ? 'none' : text;
}
