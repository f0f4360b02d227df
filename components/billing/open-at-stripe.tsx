'use client';

import { Button, type ButtonProps, Stack } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { PageAtStripe } from '#lib/billing/stripe/create-checkout';

type Props = ButtonProps & {
  /** The operation that gives the page at Stripe. */
  path: string;
  children: ReactNode;
};

/** Asks for a page at Stripe, and goes there. */
export function OpenAtStripe({ path, children, ...props }: Props) {
  const { run, pending, problem } = useCall();
  const mounted = useMounted();
  const open = () =>
    run(async () => {
      const { url } = await callApi<PageAtStripe>(path, { method: 'POST' });
      window.location.assign(url);
      // Pending until the browser has left.
      await new Promise((resolve) => setTimeout(resolve, 10_000));
    });
  return (
    <Stack gap="xs" align="flex-start">
      <Button {...props} onClick={open} loading={pending} disabled={!mounted}>
        {children}
      </Button>
      <ProblemAlert problem={problem} />
    </Stack>
  );
}
