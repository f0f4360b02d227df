'use client';

import { Autocomplete, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { VersionDetail } from '#lib/registry/version-detail';

type Props = {
  runId: string;
  /** Slugs of one's own models. */
  models: readonly string[];
  suggested: string;
};

const fields = ['/model', '/alias'];

/** Makes a run's model the next version of a model, and goes where it is examined. */
export function PublishRun({ runId, models, suggested }: Props) {
  const router = useRouter();
  const { run, pending, problem, dismiss } = useCall();
  const [opened, setOpened] = useState(false);
  const [model, setModel] = useState(suggested);
  const [alias, setAlias] = useState('');
  const close = () => {
    dismiss();
    setOpened(false);
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    await run(async () => {
      const body = { model: model.trim(), ...(alias.trim() && { alias: alias.trim() }) };
      const { number } = await callApi<VersionDetail>(`/api/v1/runs/${runId}/publish`, { method: 'POST', body });
      router.push(`/models/${body.model}/versions/${number}`);
    });
  }

  return (
    <>
      <Button onClick={() => setOpened(true)}>Publish</Button>
      <Modal opened={opened} onClose={close} title="Publish as a model" closeOnClickOutside={!pending}>
        <form method="post" onSubmit={submit}>
          <Stack>
            <Autocomplete
              label="Model"
              description={
                models.includes(model.trim())
                  ? 'It becomes the next version of this model.'
                  : 'A new, private model of this name is made.'
              }
              data={[...models]}
              openOnFocus={false}
              value={model}
              onChange={setModel}
              required
              withAsterisk={false}
              maxLength={63}
              autoCapitalize="none"
              spellCheck={false}
              error={problem?.at('/model')}
              data-autofocus
            />
            <Autocomplete
              label="Alias"
              description="Pointed at the version once it is ready. Optional: without one it takes no traffic yet."
              placeholder="None"
              data={['production', 'challenger']}
              value={alias}
              onChange={setAlias}
              maxLength={31}
              autoCapitalize="none"
              spellCheck={false}
              error={problem?.at('/alias')}
            />
            <Text size="sm" c="dimmed">
              It is examined like an upload: opened in quarantine, run, and compared with rows of the data set.
            </Text>
            <ProblemAlert problem={problem} shownAtFields={fields} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close} disabled={pending}>
                Cancel
              </Button>
              <Button type="submit" loading={pending} disabled={model.trim() === ''}>
                Publish
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
