'use client';

import { Button, Checkbox, Group, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import { eventTexts } from '#components/webhooks/event-texts.ts';
import type { EventType } from '#lib/webhooks/event-types';

export type WebhookFields = { url: string; description: string; events: EventType[] };

type Props = {
  initial?: WebhookFields;
  submitLabel: string;
  onSubmit(fields: WebhookFields): Promise<unknown>;
  onCancel(): void;
};

const eventTypes = Object.keys(eventTexts) as EventType[];
const none: WebhookFields = { url: '', description: '', events: [] };
const shownAtFields = ['/url', '/description', '/events'];

/** Where messages go, and which. */
export function WebhookForm({ initial = none, submitLabel, onSubmit, onCancel }: Props) {
  const { run, pending, problem } = useCall();
  const [which, setWhich] = useState(initial.events.length > 0 ? 'some' : 'all');
  const [chosen, setChosen] = useState<EventType[]>(initial.events);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const fields = {
      url: String(typed.get('url')),
      description: String(typed.get('description')),
      events: which === 'all' ? [] : chosen,
    };
    await run(() => onSubmit(fields));
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack gap="lg">
        <TextInput
          label="Address"
          description="A program of yours that takes POST requests, on the public internet."
          placeholder="https://example.com/webhooks"
          name="url"
          inputMode="url"
          defaultValue={initial.url}
          maxLength={2000}
          required
          withAsterisk={false}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          error={problem?.at('/url')}
        />
        <TextInput
          label="Description (optional)"
          name="description"
          defaultValue={initial.description}
          maxLength={200}
          autoComplete="off"
          error={problem?.at('/description')}
        />
        <Radio.Group label="Events" value={which} onChange={setWhich} error={problem?.at('/events')}>
          <Stack gap="sm" mt="sm">
            <Radio value="all" label="All, and those there will be" />
            <Radio value="some" label="Only these" />
          </Stack>
        </Radio.Group>
        {which === 'some' && (
          <Checkbox.Group aria-label="Events" value={chosen} onChange={(next) => setChosen(next as EventType[])}>
            <Stack gap="sm" ml={32}>
              {eventTypes.map((type) => (
                <Checkbox key={type} value={type} label={type} description={eventTexts[type]} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <ProblemAlert problem={problem} shownAtFields={shownAtFields} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} disabled={pending}>
            Cancel
          </Button>
          <SubmitButton pending={pending} disabled={which === 'some' && chosen.length === 0}>
            {submitLabel}
          </SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
