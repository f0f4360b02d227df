'use client';

import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { LinkHandedOver, type Post } from '#components/profile/link-handed-over.tsx';
import type { Owner } from '#components/profile/owner.ts';
import {
  ReauthenticationFields,
  reauthenticationOf,
  reauthenticationPointers,
} from '#components/profile/reauthentication-fields.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { EmailField } from '#components/ui/fields/email-field.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { useCall } from '#components/ui/use-call.ts';

type Props = { owner: Owner; post: Post; onClose(): void };

/** Asks for another e-mail, with proof of who asks; the link that goes there changes it. */
export function ChangeEmail({ owner, post, onClose }: Props) {
  const { run, pending, problem } = useCall();
  const [askedFor, setAskedFor] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const email = String(typed.get('newEmail') ?? '');
    const body = { ...reauthenticationOf(typed), email };
    if (await run(() => callApi('/api/v1/email-changes', { method: 'POST', body }))) setAskedFor(email);
  }

  return (
    <Modal opened onClose={onClose} title="Change your e-mail" closeOnClickOutside={false}>
      {askedFor === null ? (
        <form method="post" onSubmit={submit}>
          <Stack>
            <EmailField
              label="New e-mail"
              description="Yours stays as it is until you have opened the link that goes there."
              name="newEmail"
              autoComplete="off"
              problem={problem}
              data-autofocus
            />
            <ReauthenticationFields owner={owner} problem={problem} />
            <ProblemAlert problem={problem} shownAtFields={[...reauthenticationPointers(owner), '/email']} />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose} disabled={pending}>
                Cancel
              </Button>
              <Button type="submit" loading={pending}>
                {post === 'sent' ? 'Send the link' : 'Ask for the link'}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Stack>
          <LinkHandedOver post={post} email={askedFor} />
          <Group justify="flex-end">
            <Button onClick={onClose} data-autofocus>
              Done
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
