'use client';

import { Autocomplete, NumberInput, Select, SimpleGrid, Stack } from '@mantine/core';
import { SplitFields } from '#components/runs/split-fields.tsx';
import type { FormPart, RunDataset } from '#components/runs/typed-run.ts';
import type { ColumnType } from '#lib/training/table';

type Props = FormPart & { dataset: RunDataset; experiments: readonly string[] };

/** How it is measured and kept: the split, groups to compare, the experiment and the seed. */
export function MeasureFields({ run, change, errorAt, dataset, experiments }: Props) {
  const ofTypes = (...types: ColumnType[]) =>
    dataset.columns.flatMap(({ name, type }) => (types.includes(type) && name !== run.target ? [name] : []));
  return (
    <Stack gap="lg">
      <SplitFields
        split={run.split}
        onChange={(split) => change({ split })}
        timeColumns={ofTypes('date', 'integer', 'number')}
        errorAt={errorAt}
      />
      <Select
        label="Compare groups of"
        description="States how the metrics differ between groups of people or things. Optional."
        placeholder="No column"
        data={ofTypes('category', 'boolean', 'integer', 'number', 'date')}
        value={run.groupBy}
        onChange={(groupBy) => change({ groupBy })}
        searchable
        clearable
        error={errorAt('/groupBy')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
        <Autocomplete
          label="Experiment"
          description="A name to gather runs under. Optional."
          data={[...experiments]}
          value={run.experiment}
          onChange={(experiment) => change({ experiment })}
          maxLength={100}
          error={errorAt('/experiment')}
        />
        <NumberInput
          label="Seed"
          description="The same seed gives the same run."
          value={run.seed}
          onChange={(seed) => change({ seed })}
          min={0}
          max={2 ** 31 - 1}
          allowDecimal={false}
          required
          withAsterisk={false}
          error={errorAt('/seed')}
        />
      </SimpleGrid>
    </Stack>
  );
}
