'use client';

import { Checkbox } from '@mantine/core';
import { ChoiceField } from '#components/versions/choice-field.tsx';
import { NumberField } from '#components/versions/number-field.tsx';
import classes from '#components/versions/schema-editor.module.css';
import { withOutputs } from '#components/versions/with-outputs.ts';
import type { Manifest } from '#lib/registry/manifest';
import { DetectionOutput, EmbeddingOutput, TokenOutput } from '#lib/registry/output-reading';

type Outputs = NonNullable<Manifest['outputs']>;
type Detection = NonNullable<Outputs['detection']>;
type Props = { manifest: Manifest; onChange(next: (manifest: Manifest) => Manifest): void };

const of = 'the answers';
const activations = [
  { value: '', label: 'they are probabilities' },
  { value: 'softmax', label: 'one label is right (softmax)' },
  { value: 'sigmoid', label: 'each by itself (sigmoid)' },
] as const;
const poolings = [
  { value: 'mean', label: 'the mean of its tokens' },
  { value: 'first', label: 'its first token' },
  { value: 'last', label: 'its last token' },
  { value: 'none', label: 'a vector for each token' },
] as const;
const joinings = [
  { value: 'simple', label: 'tokens of one entity joined' },
  { value: 'none', label: 'a label for each token' },
] as const;
const formats = [
  { value: 'detr', label: 'DETR, YOLOS' },
  { value: 'yolo', label: 'YOLO' },
  { value: 'boxes', label: 'boxes the graph chose' },
] as const;
const boxFormats = [
  { value: '', label: 'the usual' },
  { value: 'cxcywh', label: 'centre and size' },
  { value: 'xyxy', label: 'corners, x first' },
  { value: 'yxyx', label: 'corners, y first' },
] as const;

/** How what the graph gives becomes answers, by task; nothing where there is nothing to say. */
export function OutputFields({ manifest, onChange }: Props) {
  const outputs = manifest.outputs ?? {};
  const set = (changes: { [Key in keyof Outputs]?: Outputs[Key] | undefined }) =>
    onChange((current) => withOutputs(current, changes));
  const fields = fieldsOf(manifest.task, outputs, set);
  return fields && <div className={classes.outputs}>{fields}</div>;
}

type Set = (changes: { [Key in keyof Outputs]?: Outputs[Key] | undefined }) => void;

function fieldsOf(task: Manifest['task'], outputs: Outputs, set: Set) {
  switch (task) {
    case 'regression':
    case 'tensor':
      return null;
    case 'token-classification':
      return <TokenFields reading={TokenOutput.parse(outputs.tokens ?? {})} set={set} />;
    case 'embedding':
      return <EmbeddingFields reading={EmbeddingOutput.parse(outputs.embedding ?? {})} set={set} />;
    case 'object-detection':
      return <DetectionFields reading={DetectionOutput.parse(outputs.detection ?? { format: 'detr' })} set={set} />;
    default:
      return <LabelFields outputs={outputs} set={set} />;
  }
}

function LabelFields({ outputs: { activation, most }, set }: { outputs: Outputs; set: Set }) {
  return (
    <>
      <ChoiceField
        label="Scores"
        of={of}
        value={activation ?? ''}
        choices={activations}
        onChoice={(value) => set({ activation: value === '' ? undefined : value })}
      />
      <NumberField
        label="Labels answered"
        of={of}
        value={most}
        onNumber={(value) => set({ most: value })}
        placeholder="all"
        whole
      />
    </>
  );
}

function TokenFields({ reading, set }: { reading: NonNullable<Outputs['tokens']>; set: Set }) {
  return (
    <ChoiceField
      label="Entities"
      of={of}
      value={reading.aggregate}
      choices={joinings}
      onChoice={(aggregate) => set({ tokens: { ...reading, aggregate } })}
    />
  );
}

function EmbeddingFields({ reading, set }: { reading: NonNullable<Outputs['embedding']>; set: Set }) {
  return (
    <>
      <ChoiceField
        label="A text is"
        of={of}
        value={reading.pooling}
        choices={poolings}
        onChoice={(pooling) => set({ embedding: { ...reading, pooling } })}
      />
      <Checkbox
        label="Brought to length 1"
        checked={reading.normalise}
        onChange={(event) => set({ embedding: { ...reading, normalise: event.currentTarget.checked } })}
        mt={28}
      />
    </>
  );
}

function DetectionFields({ reading, set }: { reading: Detection; set: Set }) {
  const change = (changes: Partial<Detection>) => set({ detection: { ...reading, ...changes } });
  const { boxFormat: _, ...usual } = reading;
  return (
    <>
      <ChoiceField
        label="Boxes"
        of={of}
        value={reading.format}
        choices={formats}
        onChoice={(format) => change({ format })}
      />
      <ChoiceField
        label="Each is"
        of={of}
        value={reading.boxFormat ?? ''}
        choices={boxFormats}
        onChoice={(value) => (value === '' ? set({ detection: usual }) : change({ boxFormat: value }))}
      />
      <NumberField
        label="Lowest score"
        of={of}
        value={reading.threshold}
        onNumber={(threshold) => threshold !== undefined && change({ threshold })}
      />
      {reading.format === 'yolo' && (
        <NumberField
          label="Overlap of one thing"
          of={of}
          value={reading.overlap}
          onNumber={(overlap) => overlap !== undefined && change({ overlap })}
        />
      )}
    </>
  );
}
