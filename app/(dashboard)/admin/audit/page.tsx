import type { Metadata } from 'next';
import classes from '#components/admin/admin.module.css';
import { AuditLogTable } from '#components/admin/audit-log-table.tsx';
import { AuditPageQuery } from '#components/admin/audit-query.ts';
import { AuditSearch } from '#components/admin/audit-search.tsx';
import { ExportAuditLinks } from '#components/admin/export-audit-links.tsx';
import { VerifyAudit } from '#components/admin/verify-audit.tsx';
import { Pager } from '#components/finance/pager.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page } from '#components/ui/page.tsx';
import { auditState } from '#lib/audit/check-audit';
import { SearchAudit, searchAudit } from '#lib/audit/search-audit';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Audit' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const { cursor, ...query } = AuditPageQuery.parse(await searchParams);
  const wanted = SearchAudit.safeParse({ ...query, cursor }).data ?? SearchAudit.parse(query);
  const { data, nextCursor } = await forPage((ctx) => searchAudit(ctx, wanted));
  const state = await forPage(auditState);
  return (
    <Page
      title="Audit log"
      description="Who did what, to what, from where, and what was refused. Each entry holds the hash of the one before, so that a change of any shows."
    >
      <Card title="Is it as it was written?">
        <VerifyAudit {...state} />
      </Card>
      <AuditSearch key={JSON.stringify(query)} query={query} />
      {data.length > 0 ? (
        <Card flush>
          <AuditLogTable entries={data} />
        </Card>
      ) : (
        <EmptyState title="Nothing found">Nothing in the log is like that. Ask for less, or show all.</EmptyState>
      )}
      <Pager
        path="/admin/audit"
        query={query}
        cursor={cursor}
        nextCursor={nextCursor}
        next="Older"
        back="Back to the newest"
      />
      <div className={classes.exports}>
        <ExportAuditLinks query={query} />
      </div>
    </Page>
  );
}
