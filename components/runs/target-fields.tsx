'use client';

import { MultiSelect, NativeSelect, Select, SimpleGrid, Stack } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import type { DoubtfulColumns, FormPart, RunDataset } from '#components/runs/typed-run.ts';

type Props = FormPart & { datasets: readonly { id: string; name: string }[]; dataset: RunDataset };

/** What is learned: from which data, which column, and without which. */
export function TargetFields({ run, change, errorAt, datasets, dataset }: Props) {
  const router = useRouter();
  const [loading, startLoading] = useTransition();
  const used = dataset.columns.filter(({ type }) => type !== 'ignore');
  const choose = (id: string, version?: string) => {
    const query = new URLSearchParams({ dataset: id, ...(version && { version }) });
    startLoading(() => router.replace(`/runs/new?${query}`, { scroll: false }));
  };
  return (
    <Stack gap="lg" aria-busy={loading}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
        <NativeSelect
          label="Data set"
          value={dataset.id}
          data={datasets.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => choose(event.currentTarget.value)}
          error={errorAt('/dataset')}
        />
        <NativeSelect
          label="Version"
          value={String(dataset.version)}
          data={dataset.versions.map((number) => ({ value: String(number), label: `Version ${number}` }))}
          onChange={(event) => choose(dataset.id, event.currentTarget.value)}
          error={errorAt('/version')}
        />
        <Select
          label="Target"
          description="The column to predict."
          placeholder="Choose a column"
          data={used.flatMap(({ name, type }) => (type === 'text' || type === 'date' ? [] : [name]))}
          value={run.target}
          onChange={(target) => change({ target, ignore: run.ignore.filter((name) => name !== target) })}
          searchable
          allowDeselect={false}
          required
          withAsterisk={false}
          nothingFoundMessage="No such column"
          error={errorAt('/target')}
        />
        <NativeSelect
          label="Task"
          description="By itself: classes where the target is a category, yes or no, or few whole numbers."
          value={run.task}
          data={[
            { value: '', label: 'By itself' },
            { value: 'classification', label: 'Classification' },
            { value: 'regression', label: 'Regression' },
          ]}
          onChange={(event) => change({ task: event.currentTarget.value })}
          error={errorAt('/task')}
        />
      </SimpleGrid>
      <MultiSelect
        label="Columns to leave out"
        description={
          <>
            What is not known yet when the prediction is asked for, or says the answer. Optional.
            {chosenForYou(dataset.doubtful, run.ignore)}
          </>
        }
        data={used.flatMap(({ name }) => (name === run.target ? [] : [name]))}
        value={run.ignore}
        onChange={(ignore) => change({ ignore })}
        searchable
        clearable
        error={errorAt('/ignore')}
      />
    </Stack>
  );
}

/** Why columns were chosen before anybody chose; nothing once they are taken out again. */
function chosenForYou({ idLike, leaking }: DoubtfulColumns, ignored: readonly string[]): string {
  const names = (columns: readonly string[]) => columns.filter((name) => ignored.includes(name)).join(', ');
  const [ids, leaks] = [names(idLike), names(leaking)];
  const giveAway = leaks && ` Chosen for you, as it gives the answer away: ${leaks}.`;
  const identify = ids && ` Chosen for you, as it only identifies the row: ${ids}.`;
  return giveAway + identify;
}
