'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ChangeEmail } from '#components/profile/change-email.tsx';
import { LinkHandedOver, type Post } from '#components/profile/link-handed-over.tsx';
import type { Owner } from '#components/profile/owner.ts';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { Status } from '#components/ui/status.tsx';
import { useCall } from '#components/ui/use-call.ts';

type Props = { owner: Owner; isVerified: boolean; post: Post };

/** One's e-mail, whether it is confirmed, and the links that confirm it or change it. */
export function OwnEmail({ owner, isVerified, post }: Props) {
  const { run, pending, problem } = useCall();
  const [isAsked, setIsAsked] = useState(false);
  const [isChanging, setIsChanging] = useState(false);

  const askLink = async () => setIsAsked(await run(() => callApi('/api/v1/email-verifications', { method: 'POST' })));

  return (
    <Stack>
      <Group gap="xs">
        <Text style={{ overflowWrap: 'anywhere' }}>{owner.email}</Text>
        <Status tone={isVerified ? 'good' : 'quiet'}>{isVerified ? 'Confirmed' : 'Not confirmed'}</Status>
      </Group>
      {isAsked && <LinkHandedOver post={post} email={owner.email} />}
      <ProblemAlert problem={problem} />
      <Group>
        {!isVerified && !isAsked && (
          <Button variant="default" onClick={askLink} loading={pending}>
            {post === 'sent' ? 'Send me a link that confirms it' : 'Ask for a link that confirms it'}
          </Button>
        )}
        <Button variant="default" onClick={() => setIsChanging(true)} disabled={!owner.hasPassword}>
          Change e-mail
        </Button>
        {!owner.hasPassword && <Text size="sm">Give yourself a password first.</Text>}
      </Group>
      {isChanging && <ChangeEmail owner={owner} post={post} onClose={() => setIsChanging(false)} />}
    </Stack>
  );
}
