'use client';

import { callApi } from '#components/ui/call-api.ts';
import { CreateAndShow } from '#components/ui/create-and-show.tsx';
import { SecretOnce } from '#components/webhooks/secret-once.tsx';
import { WebhookForm } from '#components/webhooks/webhook-form.tsx';
import type { WebhookWithSecret } from '#lib/webhooks/webhook-detail';

/** The button that adds a webhook, and its dialog: first the form, then the secret, once. */
export function CreateWebhook({ label }: { label: string }) {
  return (
    <CreateAndShow<WebhookWithSecret>
      label={label}
      formTitle="Add a webhook"
      form={(onCreated, onCancel) => (
        <WebhookForm
          submitLabel="Add webhook"
          onCancel={onCancel}
          onSubmit={async (body) => onCreated(await callApi('/api/v1/webhooks', { method: 'POST', body }))}
        />
      )}
      shownTitle="Copy the secret now"
      shown={(webhook, onDone) => <SecretOnce webhook={webhook} onDone={onDone} />}
    />
  );
}
