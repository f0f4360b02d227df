'use client';

import { Button, Stack } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useRouter } from 'next/navigation';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { useCall } from '#components/ui/use-call.ts';

/** Compares with Stripe at once, and shows what was found. */
export const CompareNow = () => <CallAndRefresh path="/api/v1/finance/stripe/reconcile">Compare now</CallAndRefresh>;

/** Sends again what Stripe refused of usage. */
export const ResendRefused = () => <CallAndRefresh path="/api/v1/finance/stripe/resend">Send again</CallAndRefresh>;

function CallAndRefresh({ path, children }: { path: string; children: string }) {
  const { run, pending, problem } = useCall();
  const router = useRouter();
  const mounted = useMounted();
  const call = async () => {
    if (await run(() => callApi(path, { method: 'POST' }))) router.refresh();
  };
  return (
    <Stack gap="xs" align="flex-start">
      <Button variant="default" onClick={call} loading={pending} disabled={!mounted}>
        {children}
      </Button>
      <ProblemAlert problem={problem} />
    </Stack>
  );
}
