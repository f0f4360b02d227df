import { IconWebhook } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page } from '#components/ui/page.tsx';
import { CreateWebhook } from '#components/webhooks/create-webhook.tsx';
import { WebhookTable } from '#components/webhooks/webhook-table.tsx';
import { forPage } from '#lib/http/for-page';
import { listWebhooks } from '#lib/webhooks/list-webhooks';

export const metadata: Metadata = { title: 'Webhooks' };

export default async function WebhooksPage() {
  const webhooks = await forPage(listWebhooks);
  const create = <CreateWebhook label={webhooks.length > 0 ? 'Add webhook' : 'Add your first webhook'} />;
  return (
    <Page
      title="Webhooks"
      description="Programs of yours that are told when something has ended, so that they need not ask again and again."
      action={webhooks.length > 0 && create}
    >
      {webhooks.length > 0 ? (
        <Card flush>
          <WebhookTable webhooks={webhooks} />
        </Card>
      ) : (
        <EmptyState icon={<IconWebhook size={34} stroke={1.4} />} title="Nobody is told yet" action={create}>
          When a batch job or a prediction that was asked for to be answered later has ended, a signed message goes to
          an address of yours. What cannot be delivered is tried again for three days.
        </EmptyState>
      )}
    </Page>
  );
}
