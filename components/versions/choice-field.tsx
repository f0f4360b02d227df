'use client';

import { NativeSelect } from '@mantine/core';

type Props<Value extends string> = {
  label: string;
  /** Whose field it is, for screen readers: "Resampling, image". */
  of: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChoice(value: Value): void;
  error?: string | undefined;
};

/** One of a few words. */
export function ChoiceField<Value extends string>({ label, of, value, choices, onChoice, error }: Props<Value>) {
  return (
    <NativeSelect
      label={label}
      aria-label={`${label}, ${of}`}
      value={value}
      data={[...choices]}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.value === event.currentTarget.value);
        if (chosen) onChoice(chosen.value);
      }}
      error={error}
    />
  );
}
