'use client';

import { Switch, Text } from '@mantine/core';
import type { OfferedModel } from '#components/predict/offered-model.ts';
import type { Plan } from '#components/predict/plan-call.ts';

type Props = { model: OfferedModel; by: Plan['by']; keeps: boolean; onKeeps(keeps: boolean): void; disabled: boolean };

/** What becomes of what is sent, and for a single file the choice. */
export function KeepSwitch({ model, by, keeps, onKeeps, disabled }: Props) {
  if (by === 'batch') {
    return (
      <Text size="sm" c="dimmed">
        What you send is kept with the batch job until you delete it.
      </Text>
    );
  }
  if (by !== 'file') {
    return (
      <Text size="sm" c="dimmed">
        {model.keepsInputs
          ? `What you send is kept in your history with its answer; ${model.owner}, whose model it is, sees it, too.`
          : 'This model keeps neither what is sent nor its answer, only that you asked.'}
      </Text>
    );
  }
  return (
    <Switch
      label="Keep the file in my history"
      description={
        !model.keepsInputs
          ? 'This model keeps neither what is sent nor its answer, only that you asked.'
          : keeps
            ? `It can be shown and asked about again; ${model.owner}, whose model it is, sees it, too.`
            : 'It is forgotten once it is answered.'
      }
      checked={keeps}
      onChange={(event) => onKeeps(event.currentTarget.checked)}
      disabled={disabled || !model.keepsInputs}
    />
  );
}
