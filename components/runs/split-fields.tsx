'use client';

import { NativeSelect, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core';
import type { RunSpec } from '#lib/training/runs/run-spec';

/** A split as it is typed: shares in percent. */
export type TypedSplit = {
  kind: RunSpec['split']['kind'];
  column: string;
  folds: number | string;
  validationPercent: number | string;
  testPercent: number | string;
};

export const usualSplit: TypedSplit = {
  kind: 'stratified',
  column: '',
  folds: 5,
  validationPercent: 15,
  testPercent: 20,
};

const kinds: { value: TypedSplit['kind']; label: string; explanation: string }[] = [
  { value: 'stratified', label: 'Stratified', explanation: 'At random, every class with its share in every part.' },
  { value: 'random', label: 'Random', explanation: 'At random, whatever the class.' },
  {
    value: 'time',
    label: 'By time',
    explanation: 'The newest rows are held out, as in life: choose it where rows have a date.',
  },
  {
    value: 'k-fold',
    label: 'k-fold',
    explanation: 'Every row is watched once: steadier numbers on few rows, and longer to train.',
  },
];

type Props = {
  split: TypedSplit;
  onChange: (split: TypedSplit) => void;
  /** Columns rows can be ordered by. */
  timeColumns: readonly string[];
  errorAt: (pointer: string) => string | undefined;
};

/** How rows are divided into what is learned from, watched and held out. */
export function SplitFields({ split, onChange, timeColumns, errorAt }: Props) {
  const change = (part: Partial<TypedSplit>) => onChange({ ...split, ...part });
  const unseen = (split.kind === 'k-fold' ? 0 : Number(split.validationPercent)) + Number(split.testPercent);
  return (
    <Stack gap="lg">
      <NativeSelect
        label="Split"
        description={kinds.find(({ value }) => value === split.kind)?.explanation}
        value={split.kind}
        data={kinds.map(({ value, label }) => ({
          value,
          label,
          disabled: value === 'time' && timeColumns.length === 0,
        }))}
        onChange={(event) => {
          const kind = kinds.find(({ value }) => value === event.currentTarget.value)?.value ?? 'stratified';
          change({ kind, column: split.column || (timeColumns[0] ?? '') });
        }}
        error={errorAt('/split')}
      />
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="lg">
        {split.kind === 'time' && (
          <NativeSelect
            label="Time column"
            value={split.column}
            data={[...timeColumns]}
            onChange={(event) => change({ column: event.currentTarget.value })}
            error={errorAt('/split/column')}
          />
        )}
        {split.kind === 'k-fold' ? (
          <NumberInput
            label="Folds"
            value={split.folds}
            onChange={(folds) => change({ folds })}
            min={2}
            max={20}
            allowDecimal={false}
            error={errorAt('/split/folds')}
          />
        ) : (
          <NumberInput
            label="Validation"
            suffix=" %"
            value={split.validationPercent}
            onChange={(validationPercent) => change({ validationPercent })}
            min={0}
            max={90}
            error={errorAt('/split/validation')}
          />
        )}
        <NumberInput
          label="Test"
          suffix=" %"
          value={split.testPercent}
          onChange={(testPercent) => change({ testPercent })}
          min={0}
          max={90}
          error={errorAt('/split/test')}
        />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {unseen < 100 ? `${100 - unseen} % of the rows are learned from.` : 'Nothing would be left to learn from.'}
      </Text>
    </Stack>
  );
}

/** The split as the API takes it. */
export function splitOf({ kind, column, folds, validationPercent, testPercent }: TypedSplit): RunSpec['split'] {
  const test = Number(testPercent) / 100;
  const validation = Number(validationPercent) / 100;
  if (kind === 'k-fold') return { kind, folds: Number(folds), test };
  return kind === 'time' ? { kind, column, validation, test } : { kind, validation, test };
}
