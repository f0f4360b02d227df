'use client';

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ChoiceField } from '#components/versions/choice-field.tsx';
import type { FeatureFields } from '#components/versions/feature-fields.ts';
import { NumberField } from '#components/versions/number-field.tsx';
import { pixelScaleOf, pixelScales } from '#components/versions/pixel-scales.ts';
import type { ImageFeature, VideoFeature } from '#lib/registry/feature';

type Props = FeatureFields<ImageFeature | VideoFeature>;

const fits = [
  { value: 'cover', label: 'cut to fill' },
  { value: 'crop', label: 'shortest side, then cut' },
  { value: 'contain', label: 'whole, on a ground' },
  { value: 'fill', label: 'stretched' },
  { value: 'ink', label: 'a drawing, centred' },
] as const;
const filters = ['nearest', 'bilinear', 'bicubic', 'lanczos'] as const;

/** How pictures, or frames, are brought to their size and to the values the graph takes. */
export function PictureFields({ feature, which, change }: Props) {
  const { mean, std, width, height, channels, fit } = feature;
  const scale = pixelScaleOf({ mean, std });
  return (
    <>
      <ChoiceField
        label={`Brought to ${width} × ${height}`}
        of={which}
        value={fit}
        choices={channels === 1 && feature.type === 'image' ? fits : fits.slice(0, 4)}
        onChoice={(chosen) =>
          change({
            fit: chosen,
            shortestEdge: chosen === 'crop' ? (feature.shortestEdge ?? edgeFor(feature)) : undefined,
          })
        }
      />
      <ChoiceField
        label="Pixel values"
        of={which}
        value={scale?.value ?? ''}
        choices={[
          ...(scale ? [] : [{ value: '', label: 'of their own' }]),
          ...pixelScales.slice(0, channels === 3 ? 4 : 3),
        ]}
        onChoice={(value) => {
          const chosen = pixelScales.find((one) => one.value === value);
          if (chosen) change({ mean: chosen.mean, std: chosen.std });
        }}
      />
    </>
  );
}

/** The usual 256 for 224. */
const edgeFor = ({ width, height }: Props['feature']) => Math.round((Math.min(width, height) * 8) / 7);

/** What of it has a usual value. */
export function PictureDetails({ feature, which, at, change }: Props) {
  const number = (field: 'width' | 'height' | 'shortestEdge', label: string) => (
    <NumberField
      label={label}
      of={which}
      value={feature[field]}
      onNumber={(value) => change({ [field]: value })}
      suffix="px"
      whole
      error={at(field)}
    />
  );
  return (
    <>
      {number('width', 'Width')}
      {number('height', 'Height')}
      {feature.fit === 'crop' && number('shortestEdge', 'Shortest side')}
      <ChoiceField
        label="Resampling"
        of={which}
        value={feature.resample}
        choices={filters.map((value) => ({ value, label: value }))}
        onChoice={(resample) => change({ resample })}
      />
      {feature.fit === 'contain' && (
        <TextInput
          label="Ground"
          aria-label={`Ground, ${which}`}
          value={feature.background}
          onChange={(event) => change({ background: event.currentTarget.value })}
          error={at('background')}
        />
      )}
      <ListField label="Mean" of={which} value={feature.mean} onList={(mean) => change({ mean })} error={at('mean')} />
      <ListField label="Deviation" of={which} value={feature.std} onList={(std) => change({ std })} error={at('std')} />
    </>
  );
}

type ListProps = {
  label: string;
  of: string;
  value: readonly number[];
  onList(values: number[]): void;
  error: string | undefined;
};

/** Numbers with commas between, one for each channel or one for all. */
function ListField({ label, of, value, onList, error }: ListProps) {
  const [written, setWritten] = useState<{ of: readonly number[]; text: string }>();
  const text = written && String(numbersIn(written.text)) === String(value) ? written.text : value.join(', ');
  return (
    <TextInput
      label={label}
      aria-label={`${label}, ${of}`}
      value={text}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setWritten({ of: value, text: next });
        onList(numbersIn(next));
      }}
      spellCheck={false}
      error={error}
    />
  );
}

const numbersIn = (text: string) =>
  text
    .split(/[,;\s]+/)
    .filter((part) => part !== '')
    .map(Number)
    .filter((value) => !Number.isNaN(value));
