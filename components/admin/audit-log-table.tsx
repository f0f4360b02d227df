import classes from '#components/admin/admin.module.css';
import { AuditTarget } from '#components/admin/audit-target.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';
import { Time } from '#components/ui/time.tsx';
import { actionText } from '#lib/audit/action-text';
import type { AuditLogEntry } from '#lib/audit/audit-entries';
import type { NamedTarget } from '#lib/audit/name-targets';

const columns = [{ label: 'What' }, { label: 'When' }, { label: 'Who' }, { label: 'To what' }, { label: 'Outcome' }];

type Props = { entries: readonly AuditLogEntry[]; named: Readonly<Record<string, NamedTarget>> };

/** Entries of the whole audit log, each with its place in the chain; times are of UTC, as the filters are. */
export function AuditLogTable({ entries, named }: Props) {
  return (
    <DataTable
      label="Audit log"
      columns={columns}
      rows={entries.map(({ id, seq, action, at, actor, target, outcome, code, detail, address, requestId, salt }) => ({
        id,
        cells: [
          <span key="what" title={requestId}>
            {actionText(action)}
            <span className={classes.more}>No. {seq}</span>
          </span>,
          <Time key="at" value={at} show="utc" />,
          <span key="who">
            {whoText(actor)}
            {actor.kind === 'key' && <span className={classes.more}>with the key {actor.keyName ?? actor.keyId}</span>}
            {address && address !== 'unknown' && <span className={classes.more}>{address}</span>}
          </span>,
          <span key="target">
            {salt === null && <span className={classes.more}>Erased with the person</span>}
            <AuditTarget target={target} named={named} />
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
