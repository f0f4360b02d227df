import classes from '#components/admin/admin.module.css';
import { actionText } from '#components/finance/audit-table.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';
import { Time } from '#components/ui/time.tsx';
import type { AuditLogEntry } from '#lib/audit/search-audit';

const columns = [{ label: 'What' }, { label: 'When' }, { label: 'Who' }, { label: 'To what' }, { label: 'Outcome' }];

/** Entries of the whole audit log, each with its place in the chain. */
export function AuditLogTable({ entries }: { entries: readonly AuditLogEntry[] }) {
  return (
    <DataTable
      label="Audit log"
      columns={columns}
      rows={entries.map(({ id, seq, action, at, actor, target, outcome, code, detail, address, requestId, salt }) => ({
        id,
        cells: [
          <span key="what" title={requestId}>
            {action === 'page' ? 'Open a page' : actionText(action)}
            <span className={classes.more}>No. {seq}</span>
          </span>,
          <Time key="at" value={at} show="exact" />,
          <span key="who">
            {whoText(actor)}
            {actor.kind === 'key' && <span className={classes.more}>with the key {actor.keyName ?? actor.keyId}</span>}
            {address && address !== 'unknown' && <span className={classes.more}>{address}</span>}
          </span>,
          <span key="target">
            {salt === null && <span className={classes.more}>Erased with the person</span>}
            {Object.entries(target).map(([name, value]) => (
              <span key={name} className={classes.more}>
                {value}
              </span>
            ))}
          </span>,
          <span key="outcome">
            {outcome === 'done' ? <Status tone="good">Done</Status> : <Status tone="bad">Refused</Status>}
            {detail && (
              <span className={classes.more} title={code ?? undefined}>
                {detail}
              </span>
            )}
          </span>,
        ],
      }))}
    />
  );
}

function whoText({ kind, userId, name }: AuditLogEntry['actor']): string {
  if (kind === 'system') return 'Bellwether itself';
  return kind === 'anonymous' || userId === null ? 'Nobody signed in' : (name ?? userId);
}
