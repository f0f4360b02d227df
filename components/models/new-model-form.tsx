'use client';

import { Stack, Textarea, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { suggestSlug } from '#components/models/suggest-slug.ts';
import { VisibilityField } from '#components/models/visibility-field.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { Card } from '#components/ui/card.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { ModelDetail } from '#lib/registry/model-detail';

const fields = ['/name', '/slug', '/description', '/visibility'];

/** Creates a model, then goes on to publishing its first version. */
export function NewModelForm() {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  const [name, setName] = useState('');
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const [description, setDescription] = useState('');
  const [visibility, setVisibility] = useState('private');
  const slug = ownSlug ?? suggestSlug(name);

  async function submit(event: FormEvent) {
    event.preventDefault();
    await run(async () => {
      const body = { name: name.trim(), slug, description, visibility };
      const model = await callApi<ModelDetail>('/api/v1/models', { method: 'POST', body });
      router.push(`/models/${model.slug}/versions/new`);
    });
  }

  return (
    <Card>
      <form method="post" onSubmit={submit}>
        <Stack gap="lg">
          <TextInput
            label="Name"
            description="As people read it."
            placeholder="Iris species"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={100}
            required
            withAsterisk={false}
            error={problem?.at('/name')}
          />
          <TextInput
            label="Slug"
            description="The name in addresses and calls. It cannot be changed later."
            placeholder="iris-species"
            value={slug}
            onChange={(event) => setOwnSlug(event.currentTarget.value || null)}
            minLength={2}
            maxLength={63}
            required
            withAsterisk={false}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            error={problem?.at('/slug')}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
          <Textarea
            label="Description"
            description="What it tells, from what. Optional; a longer card comes with each version."
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
            maxLength={2000}
            autosize
            minRows={3}
            error={problem?.at('/description')}
          />
          <VisibilityField value={visibility} onChange={setVisibility} error={problem?.at('/visibility')} />
          <ProblemAlert problem={problem} shownAtFields={fields} />
          <div>
            <SubmitButton pending={pending}>Create model</SubmitButton>
          </div>
        </Stack>
      </form>
    </Card>
  );
}
