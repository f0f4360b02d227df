'use client';

import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { RefreshWhileShown } from '#components/ui/refresh-while-shown.tsx';
import { Time } from '#components/ui/time.tsx';
import { useCall } from '#components/ui/use-call.ts';
import { byteText } from '#components/versions/byte-text.ts';
import type { PersonalExport } from '#lib/privacy/export/export-state';

/** Begins the archive of all that is held about oneself, and downloads it once it is there. */
export function OwnExport({ archive }: { archive: PersonalExport | null }) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  const isWaiting = archive?.status === 'waiting';

  async function begin() {
    if (await run(() => callApi('/api/v1/me/export', { method: 'POST' }))) router.refresh();
  }

  return (
    <Stack>
      {isWaiting && (
        <Text role="status">
          Your archive is being made. You may leave this page.
          <RefreshWhileShown />
        </Text>
      )}
      {archive?.status === 'failed' && <Text role="status">The archive could not be made. Try again.</Text>}
      {archive?.status === 'ready' && (
        <Text>
          <Anchor href="/api/v1/me/export" download underline="always">
            Download your archive
          </Anchor>{' '}
          ({byteText(archive.sizeBytes ?? 0)}), made <Time value={archive.readyAt} />, there until{' '}
          <Time value={archive.expiresAt} show="date" />.
        </Text>
      )}
      <ProblemAlert problem={problem} />
      <Group>
        <Button variant="default" onClick={begin} loading={pending} disabled={isWaiting}>
          {archive?.status === 'ready' ? 'Make a new archive' : 'Make my archive'}
        </Button>
      </Group>
    </Stack>
  );
}
