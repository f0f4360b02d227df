import type { Metadata } from 'next';
import { ErasureTable } from '#components/privacy/erasure-table.tsx';
import { RetentionForm } from '#components/privacy/retention-form.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page } from '#components/ui/page.tsx';
import { forPage } from '#lib/http/for-page';
import { listErasures } from '#lib/privacy/erasure/list-erasures';
import { getRetention } from '#lib/privacy/retention/change-retention';

export const metadata: Metadata = { title: 'Privacy' };

export default async function AdminPrivacyPage() {
  const [retention, erasures] = await forPage((ctx) =>
    Promise.all([getRetention(ctx), listErasures(ctx, { limit: 50 })]),
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
        title="Erasures"
        description="The newest fifty. A certificate names nobody: rows by table, files, caches, and a SHA-256."
        flush={erasures.data.length > 0}
      >
        {erasures.data.length > 0 ? (
          <ErasureTable erasures={erasures.data} />
        ) : (
          <EmptyState title="No erasures yet">Accounts and clients’ people that are erased stand here.</EmptyState>
        )}
      </Card>
    </Page>
  );
}
