'use client';

import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import type { ApiProblem } from '#components/ui/api-problem.ts';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';

/** What every dialog of an act is given. */
export type ActProps = { invoice: InvoiceDocument; onClose(): void; onDone(message: string): void };

type Props = {
  title: string;
  submitLabel: string;
  size?: string;
  path: string;
  /** What to send, of what was filled in. */
  body(typed: FormData): unknown;
  /** Pointers whose problem is shown at its own field. */
  shownAtFields: readonly string[];
  onClose(): void;
  onSent(): void;
  children(problem: ApiProblem | null): ReactNode;
};

/** A form in a dialog that sends one POST. */
export function ActDialog({ title, submitLabel, size, path, body, shownAtFields, onClose, onSent, children }: Props) {
  const { run, pending, problem } = useCall();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const sent = body(new FormData(event.currentTarget));
    if (await run(() => callApi<unknown>(path, { method: 'POST', body: sent }))) onSent();
  }

  return (
    <Modal opened onClose={onClose} title={title} size={size} closeOnClickOutside={false}>
      <form onSubmit={submit}>
        <Stack>
          {children(problem)}
          <ProblemAlert problem={problem} shownAtFields={shownAtFields} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={pending}>
              Cancel
            </Button>
            <Button type="submit" loading={pending}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
