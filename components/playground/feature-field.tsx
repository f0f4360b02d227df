'use client';

import { Autocomplete, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { memo } from 'react';
import { AudioField } from '#components/playground/audio-field.tsx';
import { type FieldValue, isFile } from '#components/playground/field-values.ts';
import { PictureField } from '#components/playground/picture-field.tsx';
import { TensorField } from '#components/playground/tensor-field.tsx';
import { VideoField } from '#components/playground/video-field.tsx';
import { rangeText } from '#components/versions/range-text.ts';
import type { Feature, TextFeature } from '#lib/registry/feature';

type Props = {
  feature: Feature;
  value: FieldValue;
  /** What the server, or this page, says is wrong with it. */
  error: string | undefined;
  /** The shape of one row of a tensor, as people write it. */
  shape?: string | undefined;
  /** Whether the row is this feature alone. */
  only: boolean;
  onChange(name: string, value: FieldValue): void;
};

const mostChoicesShown = 200;

/** The field of one feature, by its type. */
export const FeatureField = memo(function FeatureField({ feature, value, error, shape, only, onChange }: Props) {
  const { name } = feature;
  const change = (next: FieldValue) => onChange(name, next);
  const file = isFile(value) ? value : undefined;
  const common = { label: name, name, error, inputWrapperOrder: ['label', 'input', 'description', 'error'] as const };
  switch (feature.type) {
    case 'number':
    case 'integer':
      return (
        <NumberInput
          {...common}
          inputWrapperOrder={[...common.inputWrapperOrder]}
          description={[feature.description, rangeHint(feature), leftOut(feature)].filter(Boolean).join(' · ')}
          value={typeof value === 'number' || typeof value === 'string' ? value : ''}
          onChange={(next) => change(next === '' ? undefined : next)}
          allowDecimal={feature.type === 'number'}
          step={stepOf(feature)}
          suffix={feature.unit ? ` ${feature.unit}` : undefined}
          clampBehavior="none"
        />
      );
    case 'category':
      if (feature.open) {
        return (
          <Autocomplete
            {...common}
            inputWrapperOrder={[...common.inputWrapperOrder]}
            description={[feature.description, 'others count as unknown', leftOut(feature)].filter(Boolean).join(' · ')}
            data={feature.categories}
            value={typeof value === 'string' ? value : ''}
            onChange={(next) => change(next === '' ? undefined : next)}
            limit={mostChoicesShown}
            placeholder="Choose one, or write another"
          />
        );
      }
      return (
        <Select
          {...common}
          inputWrapperOrder={[...common.inputWrapperOrder]}
          description={[feature.description, leftOut(feature)].filter(Boolean).join(' · ')}
          data={feature.categories}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => change(next ?? undefined)}
          searchable={feature.categories.length > 8}
          limit={mostChoicesShown}
          clearable={feature.default !== undefined}
          placeholder="Choose one"
          nothingFoundMessage="No such category"
        />
      );
    case 'boolean':
      if (feature.default === null) {
        return (
          <Select
            {...common}
            inputWrapperOrder={[...common.inputWrapperOrder]}
            description={[feature.description, leftOut(feature)].filter(Boolean).join(' · ')}
            data={['true', 'false']}
            value={typeof value === 'boolean' ? String(value) : null}
            onChange={(next) => change(next === null ? undefined : next === 'true')}
            clearable
            placeholder="Not known"
          />
        );
      }
      return (
        <Switch
          label={name}
          description={feature.description}
          error={error}
          checked={value === true}
          onChange={(event) => change(event.currentTarget.checked)}
          mt={26}
        />
      );
    case 'date':
      return (
        <TextInput
          {...common}
          inputWrapperOrder={[...common.inputWrapperOrder]}
          description={[feature.description, leftOut(feature)].filter(Boolean).join(' · ')}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => change(event.currentTarget.value || undefined)}
          placeholder="2026-01-31"
          spellCheck={false}
          autoComplete="off"
        />
      );
    case 'text':
      return (
        <Textarea
          {...common}
          inputWrapperOrder={[...common.inputWrapperOrder]}
          description={[feature.description, textHint(feature), lengthText(value, feature.maxLength)]
            .filter(Boolean)
            .join(' · ')}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => change(event.currentTarget.value)}
          autosize
          minRows={4}
          maxRows={16}
        />
      );
    case 'image':
      return <PictureField feature={feature} value={file} error={error} onChange={change} />;
    case 'audio':
      return <AudioField feature={feature} value={file} error={error} onChange={change} />;
    case 'video':
      return <VideoField feature={feature} value={file} error={error} onChange={change} />;
    case 'tensor':
      return <TensorField {...{ feature, value, error, shape }} mayBeFile={only} onChange={change} />;
  }
});

function leftOut(feature: { default?: unknown }): string {
  if (feature.default === undefined) return '';
  return feature.default === null ? 'empty counts as missing' : `empty is ${feature.default}`;
}

/** What becomes of a text that is read as tokens. */
function textHint({ tokens, pairOf }: TextFeature): string {
  if (pairOf) return `read together with ${pairOf}`;
  return tokens ? `read as at most ${tokens.maxTokens.toLocaleString('en')} tokens, and cut after them` : '';
}

/** Nothing where anything goes and the description says what is usual. */
function rangeHint(feature: Extract<Feature, { type: 'number' | 'integer' }>): string {
  const { min, max, unit, description } = feature;
  return description && min === undefined && max === undefined && !unit ? '' : rangeText(feature);
}

/** About a hundredth of the range, as a round number. */
function stepOf({ type, min, max }: Extract<Feature, { type: 'number' | 'integer' }>): number {
  if (type === 'integer' || min === undefined || max === undefined || max === min) return 1;
  return 10 ** Math.floor(Math.log10((max - min) / 20));
}

const lengthText = (value: FieldValue, most: number) =>
  `${(typeof value === 'string' ? value.length : 0).toLocaleString('en')} of ${most.toLocaleString('en')} characters`;
