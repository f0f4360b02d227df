'use client';

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconEyeOff, IconMail, IconReplace } from '@tabler/icons-react';
import { roleTexts } from '#components/people/role-texts.ts';
import { CodeBlock } from '#components/ui/code-block.tsx';
import type { CreatedInvitation } from '#lib/auth/invitations/create-invitation';

/** Where the link of a new invitation is: on its way, or here, for the only time; and what became of one before. */
export function InvitationOnce({ created, onDone }: { created: CreatedInvitation; onDone(): void }) {
  const { email, role, link, replaced } = created;
  return (
    <Stack gap="lg">
      {replaced && (
        <Alert icon={<IconReplace size={20} />} title="It takes the place of an open invitation">
          The link that {email} had before opens nothing any more. It was for the role {roleTexts[replaced.role].label},
          and this one is for {roleTexts[role].label}.
        </Alert>
      )}
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
