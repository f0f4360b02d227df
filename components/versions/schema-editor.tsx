'use client';

import { Group, NativeSelect, Text, Title } from '@mantine/core';
import { useCallback } from 'react';
import { taskWords } from '#components/models/task-words.ts';
import { withNames } from '#components/versions/change-feature.ts';
import { withTask } from '#components/versions/change-task.ts';
import { FeatureEditor } from '#components/versions/feature-editor.tsx';
import { LabelEditor } from '#components/versions/label-editor.tsx';
import { OutputFields } from '#components/versions/output-fields.tsx';
import { PasteNames } from '#components/versions/paste-names.tsx';
import { problemsAt } from '#components/versions/problems-at.ts';
import classes from '#components/versions/schema-editor.module.css';
import type { FieldError } from '#lib/errors';
import type { Feature } from '#lib/registry/feature';
import { type Manifest, Task } from '#lib/registry/manifest';
import type { OnnxSummary } from '#lib/registry/onnx/onnx-summary';

type Change = (next: (manifest: Manifest) => Manifest) => void;
type Props = {
  manifest: Manifest;
  summary: OnnxSummary;
  /** Whether the graph leaves it open what its scores are. */
  scoresAreRaw: boolean;
  problems: readonly FieldError[];
  onChange: Change;
};

const mostShown = 60;
const tasks = Object.entries(taskWords).map(([value, label]) => ({ value, label }));

/** Lets an owner say what the graph cannot: what its columns and classes are called, and what values they take. */
export function SchemaEditor({ manifest, summary, scoresAreRaw, problems, onChange }: Props) {
  const { features, labels } = manifest;
  const inputCount = summary.inputs.length;
  const takes = (feature: Feature) =>
    inputCount === 1 ? summary.inputs[0] : summary.inputs.find(({ name }) => name === (feature.input ?? feature.name));
  const changeFeature = useCallback(
    (index: number, feature: Feature) =>
      onChange((current) => ({ ...current, features: current.features.with(index, feature) })),
    [onChange],
  );
  return (
    <div className={classes.editor}>
      <NativeSelect
        label="Task"
        description="What a prediction is."
        value={manifest.task}
        data={tasks}
        onChange={({ currentTarget: { value } }) => {
          const task = Task.safeParse(value).data;
          if (task) onChange((current) => withTask(current, task, summary));
        }}
        error={problems.find(({ pointer }) => pointer === '/task' || pointer.startsWith('/outputs'))?.detail}
        maw={280}
      />
      <section aria-labelledby="features-heading">
        <Group justify="space-between" mb="xs">
          <Title order={3} fz="md" id="features-heading">
            {features.length.toLocaleString('en')} {features.length === 1 ? 'feature' : 'features'}, in the graph’s
            order
          </Title>
          {features.length > 1 && (
            <PasteNames
              what="features"
              count={features.length}
              onNames={(names) =>
                onChange((current) => ({ ...current, features: withNames(current.features, names, inputCount) }))
              }
            />
          )}
        </Group>
        <ol className={classes.features}>
          {features.slice(0, mostShown).map((feature, index) => (
            <FeatureEditor
              // Features have no identity but their place.
              key={index}
              feature={feature}
              index={index}
              inputCount={inputCount}
              takes={takes(feature)}
              problems={problemsAt(problems, `/features/${index}`)}
              onChange={changeFeature}
            />
          ))}
        </ol>
        {features.length > mostShown && (
          <Text size="sm" c="dimmed" mt="sm">
            The first {mostShown} are shown. Paste names to name them all, or put a model.json beside the model in a
            .zip.
          </Text>
        )}
      </section>
      {asksForOutputs(manifest, scoresAreRaw) && (
        <section aria-labelledby="outputs-heading">
          <Title order={3} fz="md" id="outputs-heading" mb="xs">
            How its outputs are read
          </Title>
          <OutputFields manifest={manifest} onChange={onChange} />
        </section>
      )}
      {labels && <LabelEditor labels={labels} problems={problemsAt(problems, '/labels')} onChange={onChange} />}
    </div>
  );
}

/** Ordinary tables of numbers are read in one way only. */
function asksForOutputs({ task, outputs }: Manifest, scoresAreRaw: boolean): boolean {
  if (task === 'regression' || task === 'tensor') return false;
  const isTable = task === 'classification';
  return outputs !== undefined || scoresAreRaw || !isTable;
}
