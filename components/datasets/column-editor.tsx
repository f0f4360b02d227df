'use client';

import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import classes from '#components/datasets/column-editor.module.css';
import { ColumnTable } from '#components/datasets/column-table.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { Card } from '#components/ui/card.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { DatasetDetail } from '#lib/training/datasets/dataset-detail';
import type { DatasetProfile, OwnSchema } from '#lib/training/datasets/dataset-schema';
import type { ColumnType } from '#lib/training/table';

type Props = {
  datasetId: string;
  version: number;
  profile: DatasetProfile;
  rowCount: number;
  target: string | null;
  /** Whether the reader may change the types and the target. */
  mayChange: boolean;
  /** Corrections are added to those of the newest version; to begin from an older one, all its types are said. */
  isNewest: boolean;
};

/** The columns of a version, and what its owner says of them instead; saved, that is the next version. */
export function ColumnEditor({ datasetId, version, profile, rowCount, target, mayChange, isNewest }: Props) {
  const router = useRouter();
  const { run, pending, problem, dismiss } = useCall();
  const [types, setTypes] = useState<Record<string, ColumnType>>({});
  const [ownTarget, setOwnTarget] = useState(target ?? '');
  const changed = profile.columns.filter(({ name, type }) => types[name] !== undefined && types[name] !== type);
  const isTargetChanged = ownTarget !== (target ?? '');
  const isChanged = changed.length > 0 || isTargetChanged;

  function forget() {
    setTypes({});
    setOwnTarget(target ?? '');
    dismiss();
  }

  const save = () =>
    run(async () => {
      const said = isNewest ? changed : profile.columns;
      const body: OwnSchema = {
        columns: said.map(({ name, type }) => ({ name, type: types[name] ?? type })),
        ...((isTargetChanged || !isNewest) && { target: ownTarget === '' ? null : ownTarget }),
      };
      const next = await callApi<DatasetDetail>(`/api/v1/datasets/${datasetId}`, { method: 'PATCH', body });
      notifications.show({ message: `Version ${next.latest.number} is being read.` });
      router.push(`/datasets/${datasetId}`);
      router.refresh();
    });

  return (
    <>
      <Card
        flush
        title="Columns"
        description="Correct a type where the guess is wrong. Ignored columns stay in the file and out of training."
      >
        <ColumnTable
          columns={profile.columns}
          rowCount={rowCount}
          target={ownTarget}
          chosen={types}
          toolbar={
            mayChange && (
              <NativeSelect
                label="To predict"
                value={ownTarget}
                onChange={(event) => setOwnTarget(event.currentTarget.value)}
                data={[
                  { value: '', label: 'Choose later' },
                  ...profile.columns
                    .filter(({ name, type }) => canBePredicted(types[name] ?? type) || name === ownTarget)
                    .map(({ name }) => ({ value: name, label: name })),
                ]}
              />
            )
          }
          onType={mayChange ? (name, type) => setTypes((before) => ({ ...before, [name]: type })) : undefined}
        />
      </Card>
      {isChanged && (
        <section className={classes.bar} aria-label="Changes">
          <ProblemAlert problem={problem} />
          <Group justify="space-between" gap="sm">
            <Text size="sm" role="status">
              {changedText(changed.length, isTargetChanged)} Version {version} stays as it is.
            </Text>
            <Group gap="sm">
              <Button variant="default" onClick={forget} disabled={pending}>
                Undo
              </Button>
              <Button onClick={save} loading={pending}>
                Save as new version
              </Button>
            </Group>
          </Group>
        </section>
      )}
    </>
  );
}

const canBePredicted = (type: ColumnType) => type !== 'date' && type !== 'text' && type !== 'ignore';

function changedText(types: number, isTargetChanged: boolean): string {
  const words = [
    ...(types > 0 ? [`${types} ${types === 1 ? 'type' : 'types'}`] : []),
    ...(isTargetChanged ? ['the column to predict'] : []),
  ];
  const text = words.join(' and ');
  return `${text[0]?.toUpperCase()}${text.slice(1)} changed.`;
}
