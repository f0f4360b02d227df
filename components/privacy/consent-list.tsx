'use client';

import { Checkbox, Stack } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { Consent } from '#lib/privacy/consents/consent';
import { purposeNames, purposes } from '#lib/privacy/consents/purposes';

/** What one may agree to, purpose by purpose, each taken back as it was given. */
export function ConsentList({ consents }: { consents: Consent[] }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  return (
    <Stack>
      {purposeNames.map((purpose) => {
        const { title, text, wording } = purposes[purpose];
        const isGiven = consents.some(
          (consent) => consent.purpose === purpose && consent.wording === wording && consent.withdrawnAt === null,
        );
        const change = () =>
          isGiven
            ? callApi(`/api/v1/me/consents/${purpose}`, { method: 'DELETE' })
            : callApi('/api/v1/me/consents', { method: 'POST', body: { purpose, wording } });
        return (
          <Checkbox
            key={purpose}
            label={title}
            description={text}
            checked={isGiven}
            disabled={pending}
            onChange={async () => {
              if (await run(change)) router.refresh();
            }}
          />
        );
      })}
      <ProblemAlert problem={problem} />
    </Stack>
  );
}
