'use client';

import { Button, Group, NativeSelect, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { modelDraft, type PricesDraft } from '#components/plans/plan-draft.ts';
import classes from '#components/plans/plans.module.css';
import { TierFields } from '#components/plans/tier-fields.tsx';
import type { ApiProblem } from '#components/ui/api-problem.ts';
import type { PricedModel } from '#lib/billing/plans/priced-models';

type Props = {
  draft: PricesDraft;
  models: readonly PricedModel[];
  currency: string;
  problem: ApiProblem | null;
  onChange(draft: PricesDraft): void;
};

/** Models that cost something else than the others. */
export function ModelPriceFields({ draft, models, currency, problem, onChange }: Props) {
  const [chosen, setChosen] = useState('');
  const others = models.filter(({ id }) => !draft.models.some(({ modelId }) => modelId === id));
  const add = () => {
    onChange({ ...draft, models: [...draft.models, modelDraft(chosen, draft)] });
    setChosen('');
  };
  return (
    <Stack gap="lg">
      {draft.models.map((model, index) => {
        const name = models.find(({ id }) => id === model.modelId)?.name ?? model.modelId;
        return (
          <Stack key={model.modelId} gap="md" className={classes.model}>
            <Group justify="space-between">
              <Title order={3} fz="md">
                {name}
              </Title>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                onClick={() => onChange({ ...draft, models: draft.models.filter((other) => other !== model) })}
              >
                As the others
              </Button>
            </Group>
            <TierFields
              of={name}
              prices={model}
              currency={currency}
              problem={problem}
              pointer={`/prices/models/${index}`}
              onChange={(tiers) =>
                onChange({ ...draft, models: draft.models.with(index, { modelId: model.modelId, ...tiers }) })
              }
            />
          </Stack>
        );
      })}
      <Group align="flex-end">
        <NativeSelect
          label="Model"
          data={[{ value: '', label: 'Choose a model' }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          flex="1 1 12rem"
          maw={320}
        />
        <Button variant="default" onClick={add} disabled={chosen === ''}>
          Give it its own prices
        </Button>
      </Group>
    </Stack>
  );
}
