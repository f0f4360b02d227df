'use client';

import { NativeSelect, NumberInput, TagsInput, Text, TextInput } from '@mantine/core';
import { memo } from 'react';
import { AudioFields } from '#components/versions/audio-fields.tsx';
import { renamed, typesFor, withChanges, withType } from '#components/versions/change-feature.ts';
import { ImageFields } from '#components/versions/image-fields.tsx';
import classes from '#components/versions/schema-editor.module.css';
import { TokenFields } from '#components/versions/token-fields.tsx';
import { VideoFields } from '#components/versions/video-fields.tsx';
import type { FieldError } from '#lib/errors';
import type { Feature } from '#lib/registry/feature';
import type { GraphValue } from '#lib/registry/onnx/onnx-summary';

type Props = {
  feature: Feature;
  index: number;
  /** How many inputs the graph has, and what the one this feature feeds takes. */
  inputCount: number;
  takes: GraphValue | undefined;
  problems: readonly FieldError[];
  onChange(index: number, feature: Feature): void;
};

/** One feature of a manifest: its name, its type, and what that type wants to know. */
export const FeatureEditor = memo(function FeatureEditor(props: Props) {
  const { feature, index, inputCount, takes, problems, onChange } = props;
  const at = (field: string) => problems.find(({ pointer }) => pointer === `/features/${index}/${field}`)?.detail;
  const shown = new Set(['name', 'type', 'categories', 'min'].map((field) => `/features/${index}/${field}`));
  const others = problems.filter(({ pointer }) => !shown.has(pointer));
  const types = typesFor(feature, takes);
  const which = feature.name || `feature ${index + 1}`;
  return (
    <li className={classes.feature}>
      <TextInput
        label="Name"
        aria-label={`Name of feature ${index + 1}`}
        value={feature.name}
        onChange={(event) => onChange(index, renamed(feature, event.currentTarget.value, inputCount))}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        error={at('name')}
        className={classes.name}
      />
      <NativeSelect
        label="Type"
        aria-label={`Type of ${which}`}
        value={feature.type}
        data={types}
        disabled={types.length === 1}
        onChange={(event) => {
          const type = types.find((candidate) => candidate === event.currentTarget.value);
          if (type) onChange(index, withType(feature, type, takes));
        }}
        error={at('type')}
        className={classes.type}
      />
      <div className={classes.rest} data-wide={hasManyFields(feature) || undefined}>
        <TypeFields
          feature={feature}
          which={which}
          at={at}
          change={(changes) => onChange(index, withChanges(feature, changes))}
        />
      </div>
      {others.map(({ pointer, detail }) => (
        <Text key={pointer + detail} size="xs" c="var(--mantine-color-error)" className={classes.problem}>
          {pointer.split('/').slice(3).join('/')} {detail}
        </Text>
      ))}
    </li>
  );
});

const hasManyFields = (feature: Feature) =>
  ['image', 'audio', 'video'].includes(feature.type) || (feature.type === 'text' && feature.tokens !== undefined);

type FieldsProps = {
  feature: Feature;
  which: string;
  at(field: string): string | undefined;
  change(changes: Record<string, unknown>): void;
};

function TypeFields({ feature, which, at, change }: FieldsProps) {
  switch (feature.type) {
    case 'number':
    case 'integer':
      return <NumberFields feature={feature} which={which} at={at} change={change} />;
    case 'category':
      return (
        <TagsInput
          label="Categories, in order"
          aria-label={`Categories of ${which}, in order`}
          placeholder={feature.categories.length === 0 ? 'Type one, then Enter' : undefined}
          value={feature.categories}
          onChange={(categories) => change({ categories })}
          splitChars={[',', ';', '\t', '\n']}
          error={at('categories')}
          className={classes.wide}
        />
      );
    case 'boolean':
      return (
        <NativeSelect
          label="Default"
          aria-label={`Default of ${which}`}
          value={feature.default === undefined ? '' : String(feature.default)}
          data={[
            { value: '', label: 'none: required' },
            ...(feature.default === null ? [{ value: 'null', label: 'missing' }] : []),
            { value: 'false', label: 'false' },
            { value: 'true', label: 'true' },
          ]}
          onChange={({ currentTarget: { value } }) => change({ default: booleanDefaults[value] })}
        />
      );
    case 'date':
      return <Text className={classes.hint}>A date such as 2026-01-31, fed as days since 1970.</Text>;
    case 'image':
      return <ImageFields feature={feature} which={which} at={at} change={change} />;
    case 'audio':
      return <AudioFields feature={feature} which={which} at={at} change={change} />;
    case 'video':
      return <VideoFields feature={feature} which={which} at={at} change={change} />;
    case 'text':
      if (feature.tokens) return <TokenFields tokens={feature.tokens} which={which} at={at} change={change} />;
      return feature.pairOf ? (
        <Text className={classes.hint}>Read together with {feature.pairOf}, as the second half of a pair.</Text>
      ) : (
        <Text className={classes.hint}>Any text, at most {feature.maxLength.toLocaleString('en')} characters.</Text>
      );
    case 'tensor':
      return <Text className={classes.hint}>Nested arrays, in the shape of the graph’s input.</Text>;
  }
}

const booleanDefaults: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

type NumberFieldsProps = Omit<FieldsProps, 'feature'> & { feature: Extract<Feature, { type: 'number' | 'integer' }> };

function NumberFields({ feature, which, at, change }: NumberFieldsProps) {
  const numberField = (field: 'min' | 'max' | 'default', label: string, placeholder: string) => (
    <NumberInput
      label={label}
      aria-label={`${label} of ${which}`}
      placeholder={placeholder}
      value={feature[field] ?? ''}
      onChange={(value) => change({ [field]: typeof value === 'number' ? value : undefined })}
      allowDecimal={feature.type === 'number'}
      hideControls
      error={at(field)}
    />
  );
  return (
    <>
      {numberField('min', 'Lowest', 'any')}
      {numberField('max', 'Highest', 'any')}
      {numberField('default', 'Default', 'required')}
      <TextInput
        label="Unit"
        aria-label={`Unit of ${which}`}
        placeholder="none"
        value={feature.unit ?? ''}
        onChange={(event) => change({ unit: event.currentTarget.value || undefined })}
        maxLength={40}
      />
    </>
  );
}
