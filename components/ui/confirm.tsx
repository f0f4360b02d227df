'use client';

import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { useCall } from '#components/ui/use-call.ts';

type Props = {
  opened: boolean;
  onClose(): void;
  /** A question: "Revoke this key?" */
  title: string;
  /** What will be gone or stop, and whether it can be undone. */
  children: ReactNode;
  /** The verb on the button: "Revoke key". */
  confirmLabel: string;
  /** For what can be taken back: the button is not red. */
  harmless?: boolean;
  /** A word to type first, for what cannot be undone. */
  typeToConfirm?: string;
  /** Does it; the dialog closes when it went well, else it shows the problem. */
  onConfirm(): Promise<unknown>;
};

/** Asks before something is destroyed, or changes for everybody. */
export function Confirm({ opened, onClose, title, children, confirmLabel, harmless, typeToConfirm, onConfirm }: Props) {
  const { run, pending, problem, dismiss } = useCall();
  const [typed, setTyped] = useState('');
  const close = () => {
    dismiss();
    setTyped('');
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await run(onConfirm)) close();
  };
  return (
    <Modal opened={opened} onClose={close} title={title} closeOnClickOutside={!pending}>
      <form onSubmit={submit}>
        <Stack>
          <div>{children}</div>
          {typeToConfirm && (
            <TextInput
              label={`Type ${typeToConfirm} to confirm`}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="off"
              spellCheck={false}
            />
          )}
          <ProblemAlert problem={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close} disabled={pending} data-autofocus={!typeToConfirm || undefined}>
              Cancel
            </Button>
            <Button
              type="submit"
              color={harmless ? undefined : 'red'}
              loading={pending}
              disabled={typeToConfirm !== undefined && typed !== typeToConfirm}
            >
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
