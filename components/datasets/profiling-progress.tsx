'use client';

import { Loader, Text, Title } from '@mantine/core';
import classes from '#components/datasets/profiling-progress.module.css';
import { RefreshWhileShown } from '#components/ui/refresh-while-shown.tsx';
import { byteText } from '#components/versions/byte-text.ts';

/** Stands on the page of a data set that is being read, and goes by itself when that is done. */
export function ProfilingProgress({ sizeBytes }: { sizeBytes: number }) {
  return (
    <div className={classes.progress} role="status">
      <Loader size={28} aria-hidden />
      <div>
        <Title order={2} fz="md">
          Being read
        </Title>
        <Text size="sm" c="dimmed">
          The worker goes through {byteText(sizeBytes)}: what each column holds, what is missing, what looks odd. This
          page changes by itself when it is done.
        </Text>
      </div>
      <RefreshWhileShown />
    </div>
  );
}
