import type { Metadata } from 'next';
import { cache } from 'react';
import { Card } from '#components/ui/card.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { RefreshWhileShown } from '#components/ui/refresh-while-shown.tsx';
import { Time } from '#components/ui/time.tsx';
import { AttemptTable } from '#components/webhooks/attempt-table.tsx';
import { isOnItsWay, MessageStatus } from '#components/webhooks/message-status.tsx';
import { ReplayMessage } from '#components/webhooks/replay-message.tsx';
import { webhookName } from '#components/webhooks/webhook-host.ts';
import classes from '#components/webhooks/webhooks.module.css';
import { forPage } from '#lib/http/for-page';
import { getWebhook } from '#lib/webhooks/get-webhook';
import { type GetWebhookMessage, getWebhookMessage } from '#lib/webhooks/get-webhook-message';

type Props = { params: Promise<GetWebhookMessage> };

const read = cache((id: string, messageId: string) =>
  forPage(async (ctx) => ({
    webhook: await getWebhook(ctx, { id }),
    message: await getWebhookMessage(ctx, { id, messageId }),
  })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, messageId } = await params;
  return { title: (await read(id, messageId)).message.event };
}

export default async function WebhookMessagePage({ params }: Props) {
  const { id, messageId } = await params;
  const { webhook, message } = await read(id, messageId);
  const known = { ...message, lastAttempt: message.attempts.at(-1) ?? null };
  return (
    <Page
      title={message.event}
      breadcrumbs={[
        { label: 'Webhooks', href: '/webhooks' },
        { label: webhookName(webhook), href: `/webhooks/${id}` },
      ]}
      action={<ReplayMessage webhookId={id} messageId={messageId} isEnabled={webhook.isEnabled} />}
    >
      <Card>
        <dl className={classes.facts}>
          <dt>Id</dt>
          <dd className={classes.copied}>
            <code>{message.id}</code>
            <CopyButton value={message.id} label="Copy the id" />
          </dd>
          <dt>State</dt>
          <dd>
            <MessageStatus message={known} />
          </dd>
          <dt>Written</dt>
          <dd>
            <Time value={message.createdAt} show="exact" />
          </dd>
          {message.nextAttemptAt && (
            <>
              <dt>Next attempt</dt>
              <dd>
                <Time value={message.nextAttemptAt} show="exact" />
              </dd>
            </>
          )}
        </dl>
      </Card>
      {message.attempts.length > 0 && (
        <Card title="Attempts" flush>
          <AttemptTable attempts={message.attempts} />
        </Card>
      )}
      <Card title="Body" description="What is sent, and signed, byte for byte.">
        <CodeBlock code={message.body} label="body" wrap />
      </Card>
      {isOnItsWay(known, new Date()) && <RefreshWhileShown />}
    </Page>
  );
}
