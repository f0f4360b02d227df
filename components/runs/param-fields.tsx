'use client';

import { NumberInput, SimpleGrid } from '@mantine/core';
import { paramWords } from '#components/runs/param-words.ts';

export type ParamField = {
  name: string;
  whole: boolean;
  least: number | null;
  most: number | null;
  /** Null where that means "no limit" or "chosen by itself". */
  fallback: number | null;
  mayBeNone: boolean;
};

/** What was typed for each parameter; an empty text is none, a parameter left out keeps its default. */
export type TypedParams = Readonly<Record<string, number | string>>;

type Props = {
  fields: readonly ParamField[];
  typed: TypedParams;
  onType: (name: string, value: number | string) => void;
  errorAt: (pointer: string) => string | undefined;
};

/** The parameters of an algorithm, under the names its library has for them. */
export function ParamFields({ fields, typed, onType, errorAt }: Props) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      {fields.map(({ name, whole, least, most, fallback, mayBeNone }) => (
        <NumberInput
          key={name}
          label={<code>{name}</code>}
          description={paramWords[name]}
          placeholder={mayBeNone ? 'None' : undefined}
          value={typed[name] ?? fallback ?? ''}
          onChange={(value) => onType(name, value)}
          min={least ?? undefined}
          max={most ?? undefined}
          allowDecimal={!whole}
          step={whole ? 1 : 0.05}
          required={!mayBeNone}
          withAsterisk={false}
          error={errorAt(`/params/${name}`)}
        />
      ))}
    </SimpleGrid>
  );
}

/** The typed parameters as the API takes them. */
export function paramsOf(fields: readonly ParamField[], typed: TypedParams): Record<string, number | null> {
  return Object.fromEntries(
    fields.flatMap(({ name }) => (name in typed ? [[name, typed[name] === '' ? null : Number(typed[name])]] : [])),
  );
}
