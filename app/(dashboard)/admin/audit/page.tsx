import type { Metadata } from 'next';
import classes from '#components/admin/admin.module.css';
import { AuditLogTable } from '#components/admin/audit-log-table.tsx';
import { AuditSearch } from '#components/admin/audit-search.tsx';
import { ExportAuditLinks } from '#components/admin/export-audit-links.tsx';
import { VerifyAudit } from '#components/admin/verify-audit.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page } from '#components/ui/page.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { type AuditTyped, auditPageQuery } from '#lib/audit/audit-page-query';
import { auditState } from '#lib/audit/audit-state';
import { listAuditActions } from '#lib/audit/list-audit-actions';
import { nameTargets } from '#lib/audit/name-targets';
import { type SearchAudit, searchAudit } from '#lib/audit/search-audit';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Audit' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const actions = await forPage(listAuditActions);
  const state = await forPage(auditState);
  const { typed, search, problems } = auditPageQuery(await searchParams, actions);
  const { cursor: _, ...query } = typed;
  return (
    <Page
      title="Audit log"
      description="Who did what, to what, from where, and what was refused. Each entry holds the hash of the one before, so that a change of any shows."
    >
      {(state.entries > 0 || state.verified?.head) && (
        <Card title="Is it as it was written?">
          <VerifyAudit {...state} />
        </Card>
      )}
      <AuditSearch key={JSON.stringify(query)} query={query} problems={problems ?? {}} actions={actions} />
      {search ? <Found search={search} typed={typed} /> : <NotSearched problems={problems} />}
    </Page>
  );
}

async function Found({ search, typed }: { search: SearchAudit; typed: AuditTyped }) {
  const { data, nextCursor } = await forPage((ctx) => searchAudit(ctx, search));
  const named = await forPage((ctx) => nameTargets(ctx, data));
  const { cursor, ...query } = typed;
  const pages = { path: '/admin/audit', query, cursor, nextCursor };
  return (
    <>
      {data.length > 0 ? (
        <Card flush>
          <AuditLogTable entries={data} named={named} />
        </Card>
      ) : (
        <EmptyState title="Nothing found">Nothing in the log is like that. Ask for less, or show all.</EmptyState>
      )}
      <Pager {...pages} next="Older" back="Back to the newest" />
      <div className={classes.exports}>
        <ExportAuditLinks query={query} />
      </div>
    </>
  );
}

/** Everything that was asked for holds, or nothing is shown: a filter left out would look like an answer. */
function NotSearched({ problems }: { problems: AuditTyped }) {
  return (
    <EmptyState title="Nothing was searched for">
      Part of this search does not fit. {Object.values(problems).join(' ')}
    </EmptyState>
  );
}
