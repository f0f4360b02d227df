'use client';

import { NativeSelect } from '@mantine/core';
import type { Feature } from '#lib/registry/feature';

type ImageFeature = Extract<Feature, { type: 'image' }>;
type Props = { feature: ImageFeature; which: string; change(changes: Record<string, unknown>): void };

const fits = [
  { value: 'cover', label: 'cut to fill' },
  { value: 'contain', label: 'whole, on white' },
  { value: 'fill', label: 'stretched' },
  { value: 'ink', label: 'a drawing, centred' },
];

/** The usual ways models were trained to see pixels. */
const scales = [
  { value: 'unit', label: '0 to 1', mean: [0], std: [1] },
  { value: 'signed', label: '−1 to 1', mean: [0.5], std: [0.5] },
  { value: 'bytes', label: '0 to 255', mean: [0], std: [1 / 255] },
  { value: 'imagenet', label: 'as ImageNet models', mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
];

/** How pictures are brought to the size and the values the graph takes. */
export function ImageFields({ feature, which, change }: Props) {
  const { mean, std, width, height, channels } = feature;
  const scale = scales.find((candidate) => String([candidate.mean, candidate.std]) === String([mean, std]));
  return (
    <>
      <NativeSelect
        label={`Brought to ${width} × ${height}`}
        aria-label={`Brought to ${width} × ${height}, ${which}`}
        value={feature.fit}
        data={channels === 1 ? fits : fits.slice(0, 3)}
        onChange={(event) => change({ fit: event.currentTarget.value })}
      />
      <NativeSelect
        label="Pixel values"
        aria-label={`Pixel values of ${which}`}
        value={scale?.value ?? ''}
        data={[
          ...(scale ? [] : [{ value: '', label: 'as in the manifest' }]),
          ...scales.slice(0, channels === 3 ? 4 : 3).map(({ value, label }) => ({ value, label })),
        ]}
        onChange={(event) => {
          const chosen = scales.find(({ value }) => value === event.currentTarget.value);
          if (chosen) change({ mean: chosen.mean, std: chosen.std });
        }}
      />
    </>
  );
}
