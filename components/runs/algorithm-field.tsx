'use client';

import { Radio, RadioGroup, Stack, Text } from '@mantine/core';
import classes from '#components/runs/algorithm-field.module.css';
import { algorithmWords } from '#components/runs/algorithm-words.ts';
import type { Algorithm } from '#lib/training/algorithms';
import type { XgboostAvailability } from '#lib/training/learners/xgboost/library';

type Props = { value: Algorithm; onChange: (algorithm: Algorithm) => void; xgboost: XgboostAvailability };

export const algorithms = [
  'gradient-boosting',
  'random-forest',
  'linear',
  'decision-tree',
  'xgboost',
  'hybrid',
] as const satisfies readonly Algorithm[];

/** The algorithms with what each is good for; XGBoost greyed out where its library is missing. */
export function AlgorithmField({ value, onChange, xgboost }: Props) {
  return (
    <RadioGroup
      label="Algorithm"
      value={value}
      onChange={(next) => onChange(algorithms.find((algorithm) => algorithm === next) ?? value)}
    >
      <Stack gap="xs" mt="xs">
        {algorithms.map((algorithm) => {
          const missing = algorithm === 'xgboost' && !xgboost.available;
          return (
            <div key={algorithm} className={classes.choice} data-chosen={algorithm === value || undefined}>
              <Radio
                value={algorithm}
                disabled={missing}
                label={algorithmWords[algorithm].name}
                description={algorithmWords[algorithm].explanation}
              />
              {missing && (
                <Text size="sm" className={classes.missing}>
                  Its library is not on this machine. Install it: <code>{xgboost.install}</code>
                </Text>
              )}
            </div>
          );
        })}
      </Stack>
    </RadioGroup>
  );
}
