import type { Metadata } from 'next';
import { ErasureTable } from '#components/privacy/erasure-table.tsx';
import { RetentionForm } from '#components/privacy/retention-form.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page } from '#components/ui/page.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { forPage } from '#lib/http/for-page';
import { ListErasures, listErasures } from '#lib/privacy/erasure/list-erasures';
import { getRetention } from '#lib/privacy/retention/get-retention';

export const metadata: Metadata = { title: 'Privacy' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AdminPrivacyPage({ searchParams }: Props) {
  const input = ListErasures.safeParse(await searchParams).data ?? ListErasures.parse({});
  const [retention, { data: erasures, nextCursor }] = await forPage((ctx) =>
    Promise.all([getRetention(ctx), listErasures(ctx, input)]),
  );
  return (
    <Page title="Privacy">
      <Card
        title="For how long what is kept"
        description="What is older goes for good. The audit log and what was billed are never shortened."
      >
        <RetentionForm retention={retention} />
      </Card>
      <Card
        id="erasures"
        title="Erasures"
        description="Newest first. A certificate names nobody: rows by table, files, caches, and a SHA-256."
        flush={erasures.length > 0}
      >
        {erasures.length > 0 ? (
          <ErasureTable erasures={erasures} />
        ) : (
          <EmptyState title="No erasures yet">Accounts and clients’ people that are erased stand here.</EmptyState>
        )}
      </Card>
      <Pager
        path="/admin/privacy"
        section="erasures"
        cursor={input.cursor}
        nextCursor={nextCursor}
        next="Older"
        back="Back to the newest"
      />
    </Page>
  );
}
