'use client';

import { ChoiceField } from '#components/versions/choice-field.tsx';
import { MoreFields } from '#components/versions/more-fields.tsx';
import { NumberField } from '#components/versions/number-field.tsx';
import type { TextFeature } from '#lib/registry/feature';

type Tokens = NonNullable<TextFeature['tokens']>;
type Props = {
  tokens: Tokens;
  which: string;
  at(field: string): string | undefined;
  change(changes: { tokens: Tokens }): void;
};

const paddings = [
  { value: 'longest', label: 'to the longest of a run' },
  { value: 'max', label: 'always to the most' },
] as const;
const sides = [
  { value: 'right', label: 'at the end' },
  { value: 'left', label: 'at the beginning' },
] as const;

/** How a text becomes tokens; which ones, its tokenizer.json says. */
export function TokenFields({ tokens, which, at, change }: Props) {
  const set = (changes: Partial<Tokens>) => change({ tokens: { ...tokens, ...changes } });
  return (
    <>
      <NumberField
        label="At most"
        of={which}
        value={tokens.maxTokens}
        onNumber={(maxTokens) => maxTokens !== undefined && set({ maxTokens })}
        suffix="tokens"
        whole
        error={at('tokens/maxTokens')}
      />
      <MoreFields summary="More about its tokens">
        <ChoiceField
          label="Filled up"
          of={which}
          value={tokens.padTo}
          choices={paddings}
          onChoice={(padTo) => set({ padTo })}
        />
        <ChoiceField
          label="Where"
          of={which}
          value={tokens.padSide}
          choices={sides}
          onChoice={(padSide) => set({ padSide })}
        />
        <NumberField
          label="With token"
          of={which}
          value={tokens.padId}
          onNumber={(padId) => padId !== undefined && set({ padId })}
          whole
          error={at('tokens/padId')}
        />
      </MoreFields>
    </>
  );
}
