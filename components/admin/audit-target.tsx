import classes from '#components/admin/admin.module.css';
import { addressOf } from '#components/ui/address-of.ts';
import { TextLink } from '#components/ui/text-link.tsx';
import { fieldLabel } from '#lib/audit/action-text';
import type { NamedTarget } from '#lib/audit/name-targets';

type Props = {
  target: Readonly<Record<string, string>>;
  /** What ids, and slugs as `slug:…`, are called now; what is gone is not in it. */
  named: Readonly<Record<string, NamedTarget>>;
};

const pages: Partial<Record<NamedTarget['kind'], string>> = {
  model: '/models',
  dataset: '/datasets',
  run: '/runs',
  'batch-job': '/batch',
  invoice: '/billing',
};

/** What an entry was about, a line each: `Role: end-user → admin`; what there still is by its name, as a link. */
export function AuditTarget({ target, named }: Props) {
  // Values are what anybody sent: "constructor", say.
  const nameOf = (value: string) => (Object.hasOwn(named, value) ? named[value] : undefined);
  const isSaidBySlug = (id: string) => nameOf(id)?.kind === 'model' && nameOf(id)?.name === target.slug;
  return Object.entries(target)
    .filter(([field, value]) => field !== 'id' || !isSaidBySlug(value))
    .map(([field, value]) => (
      <span key={field} className={classes.more}>
        {fieldLabel(field)}
        <Value value={value} named={nameOf(field === 'slug' ? `slug:${value}` : value)} />
      </span>
    ));
}

function Value({ value, named }: { value: string; named: NamedTarget | undefined }) {
  if (!named) return value;
  const page = pages[named.kind];
  const shown = named.name === value ? value : <span title={value}>{named.name}</span>;
  if (named.kind === 'person') return <TextLink href={addressOf('/admin/audit', { target: value })}>{shown}</TextLink>;
  if (!page) return shown;
  return <TextLink href={`${page}/${named.kind === 'model' ? named.name : value}`}>{shown}</TextLink>;
}
