'use client';

import { Group, NativeSelect } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';

type Choice = { id: string; name: string };

type Props = {
  experiment: string | undefined;
  dataset: string | undefined;
  experiments: readonly Choice[];
  datasets: readonly Choice[];
};

/** Which runs a list shows; the choice stands in the address. */
export function RunFilter({ experiment = '', dataset = '', experiments, datasets }: Props) {
  const router = useRouter();
  const [loading, startLoading] = useTransition();
  const choose = (next: { experiment: string; dataset: string }) => {
    const query = new URLSearchParams(Object.entries(next).filter(([, id]) => id !== ''));
    startLoading(() => router.push(query.size > 0 ? `/runs?${query}` : '/runs', { scroll: false }));
  };
  const options = (all: string, choices: readonly Choice[]) => [
    { value: '', label: all },
    ...choices.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Group gap="sm" mb="md" aria-busy={loading}>
      <NativeSelect
        aria-label="Experiment"
        value={experiment}
        data={options('All experiments', experiments)}
        onChange={(event) => choose({ experiment: event.currentTarget.value, dataset })}
      />
      <NativeSelect
        aria-label="Data set"
        value={dataset}
        data={options('All data sets', datasets)}
        onChange={(event) => choose({ experiment, dataset: event.currentTarget.value })}
      />
    </Group>
  );
}
