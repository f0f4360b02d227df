'use client';

import { NumberInput, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import type { SettingsDraft, Typed } from '#components/plans/plan-draft.ts';
import classes from '#components/plans/plans.module.css';
import type { ApiProblem } from '#components/ui/api-problem.ts';

type Props = {
  draft: SettingsDraft;
  problem: ApiProblem | null;
  onChange(draft: SettingsDraft): void;
};

/** What a plan is called, who sees it, and its limits. */
export function SettingsFields({ draft, problem, onChange }: Props) {
  const set = (next: Partial<SettingsDraft>) => onChange({ ...draft, ...next });
  const number = (value: number | string): Typed => (typeof value === 'number' ? value : '');
  return (
    <Stack gap="lg">
      <TextInput
        label="Name"
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        maxLength={60}
        required
        withAsterisk={false}
        autoComplete="off"
        error={problem?.at('/name')}
      />
      <Textarea
        label="Description"
        description="For whom it is, in a sentence or two."
        value={draft.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
        maxLength={300}
        autosize
        minRows={2}
        error={problem?.at('/description')}
      />
      <div className={classes.numbers}>
        <NumberInput
          label="Calls a minute"
          description="For a person, and for each of their keys."
          value={draft.limitPerMinute}
          onChange={(value) => set({ limitPerMinute: number(value) })}
          thousandSeparator=","
          allowDecimal={false}
          allowNegative={false}
          hideControls
          required
          withAsterisk={false}
          error={problem?.at('/limitPerMinute')}
        />
        <NumberInput
          label="Units a month at most"
          description="Empty for no cap."
          value={draft.maxUnits}
          onChange={(value) => set({ maxUnits: number(value) })}
          thousandSeparator=","
          allowDecimal={false}
          allowNegative={false}
          hideControls
          error={problem?.at('/maxUnits')}
        />
        <NumberInput
          label="Position"
          description="Plans stand from low to high."
          value={draft.position}
          onChange={(value) => set({ position: number(value) })}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          error={problem?.at('/position')}
        />
      </div>
      <Switch
        label="On the page of prices"
        description="Customers see it there and can choose it. Otherwise you put them on it."
        checked={draft.isPublic}
        onChange={(event) => set({ isPublic: event.currentTarget.checked })}
      />
    </Stack>
  );
}
