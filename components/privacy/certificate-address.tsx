'use client';

import { Anchor, Group } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { CopyButton } from '#components/ui/copy-button.tsx';

/** Where an erasure's certificate will be, whole, as it must be noted while one can still sign in. */
export function CertificateAddress({ erasureId }: { erasureId: string }) {
  const path = `/api/v1/erasures/${erasureId}`;
  // The server does not know under which of its names it is visited.
  const address = useMounted() ? `${window.location.origin}${path}` : path;
  return (
    <Group gap="xs" wrap="nowrap">
      <Anchor href={path} size="sm" style={{ overflowWrap: 'anywhere' }}>
        {address}
      </Anchor>
      <CopyButton value={address} label="Copy the address" />
    </Group>
  );
}
