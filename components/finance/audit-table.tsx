import classes from '#components/finance/finance.module.css';
import { DataTable } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import { actionText, fieldLabel } from '#lib/audit/action-text';
import type { BillingAuditEntry } from '#lib/audit/list-billing-audit';
import { periodText } from '#lib/billing/period-text';

/** Who did what to whom, and what was refused. */
export function AuditTable({ entries }: { entries: readonly BillingAuditEntry[] }) {
  return (
    <DataTable
      label="Audit log"
      columns={[{ label: 'What' }, { label: 'When' }, { label: 'Who' }, { label: 'Of' }, { label: 'Outcome' }]}
      rows={entries.map(({ id, action, at, actor, target, customer, outcome, code, detail, address }) => ({
        id,
        cells: [
          actionText(action),
          <Time key="at" value={at} show="utc" />,
          <span key="who">
            <Who actor={actor} />
            {address && address !== 'unknown' && <span className={classes.more}>{address}</span>}
          </span>,
          <span key="of">
            {customer && <TextLink href={`/finance/customers/${customer.id}`}>{customer.name}</TextLink>}
            {Object.entries(target)
              .filter(([, value]) => value !== customer?.id)
              .map(([name, value]) => (
                <span key={name} className={classes.more}>
                  {fieldLabel(name)}
                  <Target value={value} />
                </span>
              ))}
          </span>,
          outcome === 'done' ? (
            <Status key="outcome" tone="good">
              Done
            </Status>
          ) : (
            <span key="outcome">
              <Status tone="bad">Refused</Status>
              <span className={classes.more} title={code ?? undefined}>
                {detail}
              </span>
            </span>
          ),
        ],
      }))}
    />
  );
}

function Target({ value }: { value: string }) {
  if (value.startsWith('inv_')) return <TextLink href={`/billing/${value}`}>{value}</TextLink>;
  return /^20\d\d-\d\d$/.test(value) ? (
    <TextLink href={`/finance/periods/${value}`}>{periodText(value)}</TextLink>
  ) : (
    value
  );
}

function Who({ actor: { kind, userId, name, keyName } }: Pick<BillingAuditEntry, 'actor'>) {
  if (kind === 'system') return 'Bellwether itself';
  if (kind === 'anonymous' || userId === null) return 'Nobody signed in';
  return (
    <>
      <TextLink href={`/finance/customers/${userId}`}>{name ?? userId}</TextLink>
      {kind === 'key' && <span className={classes.more}>with the key {keyName ?? ''}</span>}
    </>
  );
}
