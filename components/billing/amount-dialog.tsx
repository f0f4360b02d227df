'use client';

import { TextInput } from '@mantine/core';
import { ActDialog } from '#components/billing/act-dialog.tsx';

type Props = {
  title: string;
  submitLabel: string;
  path: string;
  /** Sent as `amount`. */
  amount: { label: string; description: string; placeholder?: string };
  /** What the customer reads beside it, sent under `name`. */
  words: { name: string; label: string; description: string };
  onClose(): void;
  onSent(): void;
};

/** A dialog that sends an amount of finance's own, above or below zero, and what the customer reads beside it. */
export function AmountDialog({ amount, words, ...dialog }: Props) {
  return (
    <ActDialog
      body={(typed) => ({ amount: String(typed.get('amount')).trim(), [words.name]: typed.get(words.name) })}
      shownAtFields={['/amount', `/${words.name}`]}
      {...dialog}
    >
      {(problem) => (
        <>
          {/* `text`, because the keyboard that `decimal` brings up on some phones has no minus. */}
          <TextInput
            {...amount}
            name="amount"
            inputMode="text"
            autoComplete="off"
            required
            withAsterisk={false}
            data-autofocus
            error={problem?.at('/amount')}
          />
          <TextInput {...words} maxLength={200} required withAsterisk={false} error={problem?.at(`/${words.name}`)} />
        </>
      )}
    </ActDialog>
  );
}
