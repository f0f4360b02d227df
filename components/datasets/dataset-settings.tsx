'use client';

import { Button, Group, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Card } from '#components/ui/card.tsx';
import { Confirm } from '#components/ui/confirm.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';

/** Renames a data set, or deletes it once its name is typed. */
export function DatasetSettings({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  const [wished, setWished] = useState(name);
  const [opened, setOpened] = useState(false);

  async function rename(event: FormEvent) {
    event.preventDefault();
    await run(async () => {
      await callApi(`/api/v1/datasets/${id}`, { method: 'PATCH', body: { name: wished.trim() } });
      notifications.show({ message: `The data set is called ${wished.trim()} now.` });
      router.refresh();
    });
  }

  return (
    <Card title="Settings">
      <form method="post" onSubmit={rename}>
        <Group align="flex-end" gap="sm" mb="lg">
          <TextInput
            label="Name"
            value={wished}
            onChange={(event) => setWished(event.currentTarget.value)}
            maxLength={100}
            required
            withAsterisk={false}
            autoComplete="off"
            error={problem?.at('/name')}
            flex="1 1 14rem"
            maw={420}
          />
          <SubmitButton variant="default" pending={pending} disabled={wished.trim() === name}>
            Rename
          </SubmitButton>
        </Group>
        <ProblemAlert problem={problem} shownAtFields={['/name']} />
      </form>
      <Button color="red" variant="outline" onClick={() => setOpened(true)}>
        Delete data set…
      </Button>
      <Confirm
        opened={opened}
        onClose={() => setOpened(false)}
        title={`Delete the data set ${name}?`}
        confirmLabel="Delete data set"
        typeToConfirm={name}
        onConfirm={async () => {
          await callApi(`/api/v1/datasets/${id}`, { method: 'DELETE' });
          router.push('/datasets');
          router.refresh();
        }}
      >
        <Text size="sm">
          The files of all its versions are deleted, and what was found in them. Runs and batch jobs under way on it are
          canceled, and schedules that use it fail. What came of it stays: results of batch jobs, finished runs, and
          models, which have up to 20 rows of it as examples. This cannot be undone.
        </Text>
      </Confirm>
    </Card>
  );
}
