'use client';

import { NumberInput, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { VisibilityField } from '#components/models/visibility-field.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { Card } from '#components/ui/card.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { ModelDetail } from '#lib/registry/model-detail';

const fields = ['/name', '/description', '/visibility', '/keepsInputs', '/cacheTtlS'];
const usualTtlS = 60;

/** What an owner decides about a model; in force at once, in every process. */
export function ModelSettingsForm({ model }: { model: ModelDetail }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  const [name, setName] = useState(model.name);
  const [description, setDescription] = useState(model.description);
  const [visibility, setVisibility] = useState<string>(model.visibility);
  const [keepsInputs, setKeepsInputs] = useState(model.keepsInputs);
  const [cacheTtlS, setCacheTtlS] = useState<number | string | null>(model.cacheTtlS);

  async function submit(event: FormEvent) {
    event.preventDefault();
    await run(async () => {
      const body = {
        name: name.trim(),
        description,
        visibility,
        keepsInputs,
        cacheTtlS: cacheTtlS === '' ? null : cacheTtlS,
      };
      await callApi(`/api/v1/models/${model.slug}`, { method: 'PATCH', body });
      notifications.show({ message: 'Settings saved', color: 'green' });
      router.refresh();
    });
  }

  return (
    <Card title="Settings">
      <form method="post" onSubmit={submit}>
        <Stack gap="lg" maw={560}>
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={100}
            required
            withAsterisk={false}
            error={problem?.at('/name')}
          />
          <Textarea
            label="Description"
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
            maxLength={2000}
            autosize
            minRows={2}
            error={problem?.at('/description')}
          />
          <VisibilityField value={visibility} onChange={setVisibility} error={problem?.at('/visibility')} />
          <Switch
            label="Keep inputs and answers"
            description="Off, the ledger only says that a prediction happened, by whom, and how long it took. The answer of a call that was put off can be fetched for a day."
            checked={keepsInputs}
            onChange={(event) => setKeepsInputs(event.currentTarget.checked)}
            error={problem?.at('/keepsInputs')}
          />
          <Switch
            label="Answer the same input from a cache"
            description="A row that this version has answered before is answered without a run, and still recorded and counted. Models that answer quicker than a look-up, or the same row differently, are run as before."
            checked={cacheTtlS !== null}
            onChange={(event) => setCacheTtlS(event.currentTarget.checked ? usualTtlS : null)}
          />
          {cacheTtlS !== null && (
            <NumberInput
              label="Seconds an answer stays good"
              description="1 second to 86,400 (a day). Holds at once, also for answers that are kept already."
              value={cacheTtlS}
              onChange={setCacheTtlS}
              min={1}
              max={86_400}
              allowDecimal={false}
              clampBehavior="none"
              required
              withAsterisk={false}
              maw={280}
              error={problem?.at('/cacheTtlS')}
            />
          )}
          <ProblemAlert problem={problem} shownAtFields={fields} />
          <div>
            <SubmitButton pending={pending}>Save settings</SubmitButton>
          </div>
        </Stack>
      </form>
    </Card>
  );
}
