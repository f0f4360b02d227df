'use client';

import { NumberInput } from '@mantine/core';

type Props = {
  label: string;
  /** Whose field it is, for screen readers: "Frames, film". */
  of: string;
  value: number | undefined;
  onNumber(value: number | undefined): void;
  /** What an empty field means. */
  placeholder?: string;
  suffix?: string;
  whole?: boolean;
  error?: string | undefined;
};

/** A number of a manifest; empty is undefined. */
export function NumberField({ label, of, value, onNumber, placeholder, suffix, whole, error }: Props) {
  return (
    <NumberInput
      label={label}
      aria-label={`${label}, ${of}`}
      value={value ?? ''}
      onChange={(next) => onNumber(typeof next === 'number' ? next : undefined)}
      placeholder={placeholder}
      suffix={suffix && ` ${suffix}`}
      allowDecimal={!whole}
      hideControls
      error={error}
    />
  );
}
