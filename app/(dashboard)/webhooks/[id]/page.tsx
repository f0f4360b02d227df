import { IconSend } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { cache } from 'react';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { RefreshWhileShown } from '#components/ui/refresh-while-shown.tsx';
import { MessageFilter } from '#components/webhooks/message-filter.tsx';
import { isOnItsWay } from '#components/webhooks/message-status.tsx';
import { MessageTable } from '#components/webhooks/message-table.tsx';
import { ReplayFailed } from '#components/webhooks/replay-failed.tsx';
import { SendTest } from '#components/webhooks/send-test.tsx';
import { WebhookFacts } from '#components/webhooks/webhook-facts.tsx';
import { webhookName } from '#components/webhooks/webhook-host.ts';
import classes from '#components/webhooks/webhooks.module.css';
import { forPage } from '#lib/http/for-page';
import { type GetWebhook, getWebhook } from '#lib/webhooks/get-webhook';
import { ListWebhookMessages, listWebhookMessages } from '#lib/webhooks/list-webhook-messages';

type Props = {
  params: Promise<GetWebhook>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const read = cache((id: string) => forPage((ctx) => getWebhook(ctx, { id })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: webhookName(await read((await params).id)) };
}

export default async function WebhookPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query: Partial<ListWebhookMessages> = ListWebhookMessages.safeParse(await searchParams).data ?? {};
  const webhook = await read(id);
  const { data, nextCursor } = await forPage((ctx) => listWebhookMessages(ctx, { id, ...query }));
  const now = new Date();
  const older = new URLSearchParams({
    ...(query.status && { status: query.status }),
    ...(nextCursor && { cursor: nextCursor }),
  });
  return (
    <Page
      title={webhookName(webhook)}
      breadcrumbs={[{ label: 'Webhooks', href: '/webhooks' }]}
      action={<SendTest id={id} disabled={!webhook.isEnabled} />}
    >
      <Card>
        <WebhookFacts webhook={webhook} />
      </Card>
      <div className={classes.bar}>
        <MessageFilter id={id} status={query.status} />
        {query.status === 'failed' && data.length > 0 && webhook.isEnabled && <ReplayFailed id={id} />}
      </div>
      {data.length > 0 ? (
        <Card flush>
          <MessageTable webhookId={id} messages={data} />
        </Card>
      ) : (
        <EmptyState
          icon={<IconSend size={34} stroke={1.4} />}
          title={query.status ? 'No such message' : 'Nothing was sent yet'}
        >
          {query.status
            ? 'No message of the last thirty days stands like this.'
            : 'Send a test event to see whether messages arrive. They are listed here for thirty days, newest first.'}
        </EmptyState>
      )}
      {nextCursor && (
        <LinkButton href={`/webhooks/${id}?${older}`} variant="default" mt="md">
          Older messages
        </LinkButton>
      )}
      {data.some((message) => isOnItsWay(message, now)) && <RefreshWhileShown />}
    </Page>
  );
}
