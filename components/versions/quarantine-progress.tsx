'use client';

import { Loader, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { RefreshWhileShown } from '#components/ui/refresh-while-shown.tsx';
import classes from '#components/versions/quarantine-progress.module.css';

const longAfterMs = 60_000;

/** Stands on the page of a version that is being examined, and goes by itself when that is decided. */
export function QuarantineProgress({ createdAt }: { createdAt: string }) {
  const [takesLong, setTakesLong] = useState(false);
  useEffect(() => {
    const leftMs = new Date(createdAt).getTime() + longAfterMs - Date.now();
    const timer = setTimeout(() => setTakesLong(true), Math.max(0, leftMs));
    return () => clearTimeout(timer);
  }, [createdAt]);
  return (
    <div className={classes.progress} role="status">
      <Loader size={28} aria-hidden />
      <div>
        <Title order={3} fz="md">
          Being examined
        </Title>
        <Text size="sm" c="dimmed">
          The worker opens the file in a process of its own, with limits on time and memory, runs it, and compares its
          answers with the examples. This page changes by itself when it is done, in a few seconds as a rule.
        </Text>
        {takesLong && (
          <Text size="sm" mt="xs">
            It takes longer than usual. Large models do; otherwise ask your admin whether the worker is running.
          </Text>
        )}
      </div>
      <RefreshWhileShown />
    </div>
  );
}
