'use client';

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { webhookHost } from '#components/webhooks/webhook-host.ts';
import type { WebhookWithSecret } from '#lib/webhooks/webhook-detail';

/** A webhook's secret, for the only time it is shown. */
export function SecretOnce({ webhook, onDone }: { webhook: WebhookWithSecret; onDone(): void }) {
  return (
    <Stack gap="lg">
      <Alert icon={<IconEyeOff size={20} />} color="orange">
        This is the only time the secret is shown. Give it to the program at {webhookHost(webhook)}.
      </Alert>
      <CodeBlock code={webhook.secret} label="secret" wrap />
      <Text size="sm">
        Every message is signed with it, as Standard Webhooks has it, so that the program can tell ours from others. Its
        libraries, for most languages, check the signature in one call:
      </Text>
      <CodeBlock code={verifying} label="code" />
      <Group justify="flex-end">
        <Button onClick={onDone} data-autofocus>
          I have copied it
        </Button>
      </Group>
    </Stack>
  );
}

const verifying = `import { Webhook } from 'standardwebhooks';

const event = new Webhook(secret).verify(body, headers);`;
