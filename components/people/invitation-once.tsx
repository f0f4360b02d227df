'use client';

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconEyeOff, IconMail } from '@tabler/icons-react';
import type { InvitedPerson } from '#components/people/invitation-form.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';

/** Where the link of a new invitation is: on its way, or here, for the only time. */
export function InvitationOnce({ created, onDone }: { created: InvitedPerson; onDone(): void }) {
  const { email, link } = created;
  return (
    <Stack gap="lg">
      {link === null ? (
        <Alert icon={<IconMail size={20} />}>A link was sent to {email}. It works once, for seven days.</Alert>
      ) : (
        <>
          <Alert icon={<IconEyeOff size={20} />} color="orange">
            This installation sends no e-mail, and this is the only time the link is shown. Hand it to {email} by a way
            that nobody else reads: whoever opens it makes the account.
          </Alert>
          <CodeBlock code={link} label="link" wrap />
          <Text size="sm" c="dimmed">
            It works once, for seven days.
          </Text>
        </>
      )}
      <Group justify="flex-end">
        <Button onClick={onDone} data-autofocus>
          {link === null ? 'Done' : 'I have copied it'}
        </Button>
      </Group>
    </Stack>
  );
}
