'use client';

import { Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { usePathname, useRouter } from 'next/navigation';
import { useTransition } from 'react';

type Status = 'answered' | 'failed';
type Props = { status: Status; version: number | undefined; versions: readonly number[] };

/** Which calls a list shows; the choice stands in the address. */
export function PredictionFilter({ status, version, versions }: Props) {
  const router = useRouter();
  const pathname = usePathname();
  const [loading, startLoading] = useTransition();
  const choose = (next: { status: string; version: string }) => {
    const query = new URLSearchParams();
    if (next.status === 'failed') query.set('status', 'failed');
    if (next.version) query.set('version', next.version);
    startLoading(() => router.push(query.size > 0 ? `${pathname}?${query}` : pathname, { scroll: false }));
  };
  const chosenVersion = version === undefined ? '' : String(version);
  return (
    <Group gap="sm" mb="md" aria-busy={loading}>
      <SegmentedControl
        aria-label="Status"
        data={[
          { value: 'answered', label: 'Answered' },
          { value: 'failed', label: 'Failed' },
        ]}
        value={status}
        onChange={(next) => choose({ status: next, version: chosenVersion })}
      />
      <NativeSelect
        aria-label="Version"
        value={chosenVersion}
        data={[
          { value: '', label: 'All versions' },
          ...versions.map((number) => ({ value: String(number), label: `Version ${number}` })),
        ]}
        onChange={(event) => choose({ status, version: event.currentTarget.value })}
      />
    </Group>
  );
}
