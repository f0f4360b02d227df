'use client';

import { NumberInput, Stack, TextInput, Title } from '@mantine/core';
import { ModelPriceFields } from '#components/plans/model-price-fields.tsx';
import type { PricesDraft } from '#components/plans/plan-draft.ts';
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

/** What a plan costs: the month, the units, and models that cost something else. */
export function PricesFields({ draft, models, currency, problem, onChange }: Props) {
  return (
    <Stack gap="xl">
      <div className={classes.numbers}>
        <TextInput
          label="Base fee"
          description="For each month, whatever was used."
          value={draft.baseFee}
          onChange={(event) => onChange({ ...draft, baseFee: event.currentTarget.value.trim() })}
          inputMode="decimal"
          autoComplete="off"
          rightSection={<small>{currency}</small>}
          rightSectionWidth={52}
          error={problem?.at('/prices/baseFee')}
        />
        <NumberInput
          label="Free units"
          description="A month, over all models, the dearest’s first."
          value={draft.freeUnits}
          onChange={(value) => onChange({ ...draft, freeUnits: typeof value === 'number' ? value : '' })}
          thousandSeparator=","
          allowDecimal={false}
          allowNegative={false}
          hideControls
          error={problem?.at('/prices/freeUnits')}
        />
      </div>
      <Stack gap="md">
        <Title order={3} fz="md">
          Price of a unit
        </Title>
        <TierFields
          of="all models"
          prices={draft}
          currency={currency}
          problem={problem}
          pointer="/prices"
          onChange={(tiers) => onChange({ ...draft, ...tiers })}
        />
      </Stack>
      <Stack gap="md">
        <Title order={3} fz="md">
          Models with prices of their own
        </Title>
        <ModelPriceFields {...{ draft, models, currency, problem, onChange }} />
      </Stack>
    </Stack>
  );
}
