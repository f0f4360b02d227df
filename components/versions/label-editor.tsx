'use client';

import { Group, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { PasteNames } from '#components/versions/paste-names.tsx';
import classes from '#components/versions/schema-editor.module.css';
import type { FieldError } from '#lib/errors';
import type { Manifest } from '#lib/registry/manifest';

const mostShown = 60;

type Props = {
  labels: readonly string[];
  problems: readonly FieldError[];
  onChange(next: (manifest: Manifest) => Manifest): void;
};

/** What the classes are called, which a graph knows by number only. */
export function LabelEditor({ labels, problems, onChange }: Props) {
  const [original] = useState(labels);
  return (
    <section aria-labelledby="labels-heading">
      <Group justify="space-between" mb="xs">
        <Title order={3} fz="md" id="labels-heading">
          {labels.length.toLocaleString('en')} labels, in the order of the probabilities
        </Title>
        <PasteNames
          what="labels"
          count={labels.length}
          onNames={(names) =>
            onChange((current) => ({ ...current, labels: labels.map((label, index) => names[index] ?? label) }))
          }
        />
      </Group>
      <ol className={classes.labels} start={0}>
        {labels.slice(0, mostShown).map((label, index) => (
          <li key={original[index] ?? index}>
            <TextInput
              aria-label={`Label of class ${index}`}
              leftSection={<span className={classes.class}>{index}</span>}
              value={label}
              onChange={({ currentTarget: { value } }) =>
                onChange((current) => ({ ...current, labels: current.labels?.with(index, value) }))
              }
              spellCheck={false}
              autoComplete="off"
            />
          </li>
        ))}
      </ol>
      {labels.length > mostShown && (
        <Text size="sm" c="dimmed" mt="sm">
          The first {mostShown} are shown. Paste names to name them all.
        </Text>
      )}
      {problems.map(({ pointer, detail }) => (
        <Text key={pointer + detail} size="sm" c="var(--mantine-color-error)" role="alert" mt="xs">
          {detail}
        </Text>
      ))}
    </section>
  );
}
