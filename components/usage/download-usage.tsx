'use client';

import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type UsageQuery, usageCsvAddress } from '#components/usage/usage-address.ts';

type Props = { days: { from: string; to: string }; by: UsageQuery['by'] };

/** The rows of the table as a file. */
export function DownloadUsage({ days: { from, to }, by }: Props) {
  return (
    <Button
      component="a"
      href={usageCsvAddress({ from, to, by })}
      download
      variant="default"
      leftSection={<IconDownload size={18} />}
    >
      CSV
    </Button>
  );
}
