'use client';

import { Group, List, NumberInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { draftOf, readDraft, whatGoes } from '#components/privacy/retention-draft.ts';
import { retentionFields } from '#components/privacy/retention-fields.ts';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import { mostDays } from '#lib/privacy/retention/most-days';
import type { Retention } from '#lib/privacy/retention/retention';

type Wish = ReturnType<typeof readDraft>;

/** For how many days what is kept. Asks before it keeps anything for a shorter time. */
export function RetentionForm({ retention }: { retention: Retention }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  const [draft, setDraft] = useState(() => draftOf(retention));
  const [asked, setAsked] = useState<Wish | null>(null);

  async function save(wish: Wish) {
    await callApi('/api/v1/settings/retention', { method: 'PUT', body: wish });
    notifications.show({ message: 'Saved. The worker does so within ten minutes.' });
    router.refresh();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    return run(async () => {
      const wish = readDraft(draft);
      if (whatGoes(retention, wish).length > 0) setAsked(wish);
      else await save(wish);
    });
  }

  return (
    <>
      <form method="post" onSubmit={submit}>
        <Stack>
          {retentionFields.map(({ name, label, description, mayBeEmpty }) => (
            <NumberInput
              key={name}
              label={label}
              description={`${description} 1 to ${mostDays[name].toLocaleString('en')} days.`}
              suffix={draft[name] === 1 ? ' day' : ' days'}
              min={1}
              max={mostDays[name]}
              // What does not fit is told, not changed.
              clampBehavior="none"
              required={!mayBeEmpty}
              withAsterisk={false}
              value={draft[name]}
              onChange={(value) => setDraft({ ...draft, [name]: value })}
              error={problem?.at(`/${name}`)}
            />
          ))}
          <ProblemAlert problem={problem} shownAtFields={retentionFields.map(({ name }) => `/${name}`)} />
          <Group>
            <SubmitButton pending={pending}>Save</SubmitButton>
          </Group>
        </Stack>
      </form>
      <Confirm
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title="Delete what is older?"
        confirmLabel="Save and delete"
        onConfirm={async () => asked && save(asked)}
      >
        <Text size="sm">Deleted for good, within ten minutes and from then on:</Text>
        <List size="sm" my="xs">
          {(asked ? whatGoes(retention, asked) : []).map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
        <Text size="sm">It cannot be taken back.</Text>
      </Confirm>
    </>
  );
}
