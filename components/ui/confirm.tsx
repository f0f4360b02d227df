'use client';

import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
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

/**
 * Asks before something is destroyed, or changes for everybody. Until it is asked for the first time there is no dialog in
 * the page: a table has one in every row.
 */
export function Confirm({ opened, onClose, title, children, confirmLabel, harmless, typeToConfirm, onConfirm }: Props) {
  const { run, pending, problem, dismiss } = useCall();
  const [typed, setTyped] = useState('');
  const [presence, setPresence] = useState<'none' | 'closed' | 'ready'>('none');
  useEffect(() => {
    // Closed first: a dialog that begins open does not know what to give the focus back to.
    if (opened && presence !== 'ready') setPresence(presence === 'none' ? 'closed' : 'ready');
  }, [opened, presence]);
  const close = () => {
    dismiss();
    setTyped('');
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await run(onConfirm)) close();
  };
  if (presence === 'none') return null;
  return (
    <Modal opened={opened && presence === 'ready'} onClose={close} title={title} closeOnClickOutside={!pending}>
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
