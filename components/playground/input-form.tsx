'use client';

import { Group, JsonInput, NativeSelect, SegmentedControl } from '@mantine/core';
import { FeatureField } from '#components/playground/feature-field.tsx';
import { takesFile } from '#components/playground/field-file.ts';
import { type FieldValue, type FieldValues, inputPointer, isFile } from '#components/playground/field-values.ts';
import classes from '#components/playground/playground.module.css';
import type { FieldProblem } from '#components/ui/api-problem.ts';
import type { Feature } from '#lib/registry/feature';
import type { Manifest } from '#lib/registry/manifest';

export type InputMode = 'form' | 'json';
export const mostFields = 100;

type Props = {
  manifest: Pick<Manifest, 'features' | 'examples'>;
  shapes: Readonly<Record<string, string>>;
  mode: InputMode;
  values: FieldValues;
  json: string;
  problems: readonly FieldProblem[];
  onMode(mode: InputMode): void;
  onValue(name: string, value: FieldValue): void;
  onJson(text: string): void;
  onExample(index: number): void;
};

/** One row to predict from: fields made from the schema, or the same as JSON. */
export function InputForm(props: Props) {
  const { manifest, shapes, mode, values, json, problems } = props;
  const { features, examples } = manifest;
  const problemOf = (pointer: string) => problems.find((problem) => problem.pointer === pointer)?.detail;
  const isWide = (feature: Feature) => takesFile(feature) || feature.type === 'text' || feature.type === 'tensor';
  return (
    <>
      <Group justify="space-between" gap="sm" className={classes.ways}>
        {examples.length > 0 && (
          <NativeSelect
            aria-label="Load an example"
            size="xs"
            w={176}
            value=""
            data={[
              { value: '', label: 'Load an example …', disabled: true },
              ...examples.map(({ name }, index) => ({ value: String(index), label: name ?? `Example ${index + 1}` })),
            ]}
            onChange={(event) => props.onExample(Number(event.currentTarget.value))}
          />
        )}
        {features.length <= mostFields && !features.some(takesFile) && !Object.values(values).some(isFile) && (
          <SegmentedControl
            aria-label="How to write the input"
            size="xs"
            ml="auto"
            data={[
              { value: 'form', label: 'Form' },
              { value: 'json', label: 'JSON' },
            ]}
            value={mode}
            onChange={(next) => props.onMode(next === 'json' ? 'json' : 'form')}
          />
        )}
      </Group>
      {mode === 'form' ? (
        <div className={classes.fields}>
          {features.map((feature) => (
            <div key={feature.name} className={isWide(feature) ? classes.wide : undefined}>
              <FeatureField
                feature={feature}
                value={values[feature.name]}
                error={problemOf(inputPointer(feature.name))}
                shape={shapes[feature.name]}
                only={features.length === 1}
                onChange={props.onValue}
              />
            </div>
          ))}
        </div>
      ) : (
        <JsonInput
          label="Input"
          description="One row: feature name to value."
          value={json}
          onChange={props.onJson}
          error={problemOf('/input')}
          autosize
          minRows={8}
          maxRows={24}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.8125rem' } }}
        />
      )}
    </>
  );
}
