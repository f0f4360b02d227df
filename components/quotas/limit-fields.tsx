import { NumberInput, Radio, Stack } from '@mantine/core';
import { limitTexts } from '#components/quotas/quota-words.ts';
import type { ApiProblem } from '#components/ui/api-problem.ts';

type Props = { initial?: { maxUnits: number; isHard: boolean }; problem: ApiProblem | null };

/** How many units a month, and what becomes of calls beyond: the fields `maxUnits` and `isHard` of a form. */
export function LimitFields({ initial, problem }: Props) {
  return (
    <>
      <NumberInput
        label="Units a month"
        description="A unit is a row, or a file, that is answered. Months are those of UTC."
        name="maxUnits"
        min={0}
        max={10 ** 12}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=","
        defaultValue={initial?.maxUnits}
        required
        withAsterisk={false}
        data-autofocus={initial ? true : undefined}
        error={problem?.at('/maxUnits')}
      />
      <Radio.Group
        label="When it is used up"
        name="isHard"
        defaultValue={initial && !initial.isHard ? 'soft' : 'hard'}
        error={problem?.at('/isHard')}
      >
        <Stack gap="sm" mt="sm">
          {Object.entries(limitTexts).map(([value, { label, description }]) => (
            <Radio key={value} value={value} label={label} description={description} />
          ))}
        </Stack>
      </Radio.Group>
    </>
  );
}

/** What was chosen, as the API takes it. */
export function readLimit(typed: FormData): { maxUnits: number; isHard: boolean } {
  return {
    maxUnits: Number(String(typed.get('maxUnits')).replaceAll(',', '')),
    isHard: typed.get('isHard') === 'hard',
  };
}
