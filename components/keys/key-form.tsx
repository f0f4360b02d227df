'use client';

import { Button, Checkbox, Group, NativeSelect, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { expiryChoices, expiryOf } from '#components/keys/expiry.ts';
import { scopeTexts } from '#components/keys/scope-texts.ts';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { Scope } from '#lib/auth/permissions';

export type CreatedKey = { id: string; key: string; name: string; scopes: Scope[] };

type Props = {
  scopes: Scope[];
  planLimitPerMinute: number;
  mayExceedPlan: boolean;
  onCreated(key: CreatedKey): void;
  onCancel(): void;
};

const shownAtFields = ['/name', '/expiresAt'];

/** What a new key is called, may do, how long it lives and how often it may call. */
export function KeyForm({ scopes, planLimitPerMinute, mayExceedPlan, onCreated, onCancel }: Props) {
  const { run, pending, problem } = useCall();
  const [chosen, setChosen] = useState<string[]>(['predict']);
  const [expiry, setExpiry] = useState('90');
  const [limit, setLimit] = useState('plan');

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const body = {
      name: typed.get('name'),
      scopes: chosen,
      expiresAt: expiryOf(expiry, String(typed.get('expiryDay') ?? ''), new Date()),
      limit: limit === 'custom' ? Number(typed.get('perMinute')) : limit,
    };
    await run(async () => onCreated(await callApi<CreatedKey>('/api/v1/keys', { method: 'POST', body })));
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack gap="lg">
        <TextInput
          label="Name"
          description="What will use it, so that you know later which one to revoke."
          placeholder="Checkout service"
          name="name"
          maxLength={80}
          required
          withAsterisk={false}
          autoComplete="off"
          data-autofocus
          error={problem?.at('/name')}
        />
        <Checkbox.Group
          label="Scopes"
          description="What the key may be used for."
          value={chosen}
          onChange={setChosen}
          error={problem?.at('/scopes')}
        >
          <Stack gap="sm" mt="sm">
            {scopes.map((scope) => (
              <Checkbox key={scope} value={scope} label={scope} description={scopeTexts[scope]} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Group align="flex-start" grow>
          <NativeSelect
            label="Expires"
            data={expiryChoices}
            value={expiry}
            onChange={(event) => setExpiry(event.currentTarget.value)}
          />
          {expiry === 'day' && (
            <TextInput
              type="date"
              label="At the end of"
              name="expiryDay"
              min={new Date().toLocaleDateString('sv')}
              required
              withAsterisk={false}
              error={problem?.at('/expiresAt')}
            />
          )}
        </Group>
        <Radio.Group label="Calls a minute" value={limit} onChange={setLimit} error={problem?.at('/limit')}>
          <Stack gap="sm" mt="sm">
            <Radio value="plan" label={`As my plan allows (${planLimitPerMinute.toLocaleString('en')})`} />
            <Radio value="custom" label={mayExceedPlan ? 'Another number' : 'Fewer'} />
            {limit === 'custom' && (
              <NumberInput
                aria-label="Calls a minute"
                name="perMinute"
                min={1}
                max={mayExceedPlan ? 1_000_000 : planLimitPerMinute}
                allowDecimal={false}
                allowNegative={false}
                defaultValue={Math.min(30, planLimitPerMinute)}
                required
                w={160}
                ml={32}
              />
            )}
            {mayExceedPlan && <Radio value="none" label="No limit" />}
          </Stack>
        </Radio.Group>
        <ProblemAlert problem={problem} shownAtFields={shownAtFields} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <SubmitButton pending={pending} disabled={chosen.length === 0}>
            Create key
          </SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
