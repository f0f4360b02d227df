'use client';

import { Button, Stack, Text } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useRouter } from 'next/navigation';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { Status } from '#components/ui/status.tsx';
import { Time } from '#components/ui/time.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { LastVerification } from '#lib/audit/last-verification';

const whys = {
  missing: 'is missing',
  'not-after-the-one-before': 'does not follow the one before it',
  changed: 'was changed',
  'content-removed': 'lost its content, and its person was not erased',
};

/** Whether the log is as it was written, as last verified, and the button to verify it now. */
export function VerifyAudit({ verified, entries }: { verified: LastVerification | null; entries: number }) {
  const { run, pending, problem } = useCall();
  const router = useRouter();
  const mounted = useMounted();
  const verify = async () => {
    if (await run(() => callApi('/api/v1/audit/verification', { method: 'POST', body: {} }))) router.refresh();
  };
  return (
    <Stack gap="xs" align="flex-start" role="status">
      {verified && (verified.head || verified.broken) ? (
        <Verdict {...verified} newest={entries} />
      ) : (
        <Text size="sm">Not verified yet.</Text>
      )}
      <Button onClick={verify} loading={pending} disabled={!mounted}>
        Verify now
      </Button>
      <ProblemAlert problem={problem} />
    </Stack>
  );
}

function Verdict({ broken, entries, since, at, head, erased, newest }: LastVerification & { newest: number }) {
  const next = (head?.seq ?? 0) + 1;
  return (
    <>
      {broken ? (
        <Status tone="bad">
          Broken: entry {broken.seq} {whys[broken.why]}
        </Status>
      ) : (
        <Status tone="good">Unbroken</Status>
      )}
      <Text size="sm" component="div">
        {entries === 1 ? '1 entry is as it was written' : `${entries} entries are as they were written`}
        {since && (
          <>
            , from <Time value={since} show="utc" /> on
          </>
        )}
        . {erased > 0 && `${erased} of them tell no more of persons who were erased. `}
        Verified <Time value={at} />.
        {!broken && next <= newest && ` ${next === newest ? `No. ${next}` : `No. ${next} and later`} came since.`}
      </Text>
      {head && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          Last of them: no. {head.seq}, {head.hash}
        </Text>
      )}
    </>
  );
}
