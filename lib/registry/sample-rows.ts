import type { Binding } from '#lib/registry/binding/binding';
import type { AudioFeature, Feature, TextFeature } from '#lib/registry/feature';
import type { Example, Manifest } from '#lib/registry/manifest';
import { isInteger } from '#lib/registry/onnx/element-type';
import { sampleFilm } from '#lib/registry/sample-film';
import { sampleImage } from '#lib/registry/sample-image';
import { sampleRecording } from '#lib/registry/sample-recording';

type Row = Example['input'];
type Json = Row[string];
type BoundInput = Binding['inputs'][number];

const texts = [
  'A plain sentence.',
  'good',
  'This was a very good day, and I would gladly have another one like it!',
  'It broke on the first morning, and nobody answered when I called.',
  'Ça coûte 12 € — 東京',
];
/** Longer than most models read: what is cut off must not matter to its neighbours in a run. */
const longText = Array.from({ length: 40 }, (_, index) => texts[index % 4]!).join(' ');
const sampleDates = ['2024-02-29', '2015-01-25', '1999-12-31T23:59:59Z', '2031-07-04'];
const largestSampleImage = 256;
/** How long a dimension is made that the graph leaves open. */
const openLength = 8;
const openImageSide = 64;
/** Of a recording or a film that is heard or seen as a whole; all as long, so that they can share a run. */
const wholeSeconds = 1;
const mostWindowSeconds = 5;

/**
 * Rows that fit the manifest: first one of defaults, middles and first categories, then varied ones, the same for
 * the same seed. A `tensor` feature takes its shape from the binding, and is left out without one.
 */
export function sampleRows(manifest: Manifest, count: number, seed: number, binding?: Binding): Row[] {
  const random = randomFrom(seed);
  const inputs = new Map<number, BoundInput>();
  for (const input of binding?.inputs ?? []) for (const { feature } of input.features) inputs.set(feature, input);
  return Array.from({ length: count }, (_, row) => {
    const entries = manifest.features.map((feature, index): [string, Json | undefined] => [
      feature.name,
      sampleValue(feature, inputs.get(index), row === 0, random),
    ]);
    return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
  });
}

function sampleValue(
  feature: Feature,
  input: BoundInput | undefined,
  isFirst: boolean,
  random: () => number,
): Json | undefined {
  switch (feature.type) {
    case 'number':
    case 'integer': {
      const whole = feature.type === 'integer' || (input !== undefined && isInteger(input.elementType));
      return sampleNumber(feature, whole, isFirst, random);
    }
    case 'category':
      return isFirst ? (feature.default ?? feature.categories[0]!) : pick(feature.categories, random);
    case 'boolean':
      return isFirst ? (feature.default ?? false) : random() < 0.5;
    case 'date':
      return isFirst ? (feature.default ?? sampleDates[0]!) : pick(sampleDates, random);
    case 'text':
      return sampleText(feature, isFirst, random).slice(0, feature.maxLength);
    case 'image': {
      const shrink = Math.min(1, largestSampleImage / Math.max(feature.width, feature.height));
      const side = (length: number) => Math.max(1, Math.round(length * shrink));
      return sampleImage(side(feature.width), side(feature.height), feature.channels, random);
    }
    case 'audio':
      return sampleRecording(feature.sampleRate, soundSeconds(feature, isFirst, random), random);
    case 'video':
      return sampleFilm(Math.min(feature.clipSeconds ?? wholeSeconds, feature.maxSeconds, mostWindowSeconds), random);
    case 'tensor':
      return input && sampleTensor(input, random);
  }
}

function sampleText(feature: TextFeature, isFirst: boolean, random: () => number): string {
  if (isFirst) return feature.default ?? texts[0]!;
  return pick(feature.tokens || feature.pairOf ? [...texts, longText] : texts, random);
}

/** Some recordings last a little longer than a window, so that there is a second one to be filled up. */
function soundSeconds(
  { window, sampleRate, maxSeconds }: AudioFeature,
  isFirst: boolean,
  random: () => number,
): number {
  if (!window) return Math.min(wholeSeconds, maxSeconds);
  const seconds = window.samples / sampleRate;
  return Math.min(seconds * (!isFirst && random() < 0.25 ? 1.3 : 1), mostWindowSeconds, maxSeconds);
}

function sampleNumber(
  { min, max, default: fallback }: Extract<Feature, { type: 'number' | 'integer' }>,
  whole: boolean,
  isFirst: boolean,
  random: () => number,
): number {
  if (isFirst && typeof fallback === 'number') return fallback;
  const low = min ?? (max === undefined ? 0 : max - 10);
  const high = max ?? low + 10;
  const value = low + (high - low) * (isFirst ? 0.5 : random());
  const rounded = whole ? Math.round(value) : Number(value.toPrecision(4));
  return Math.min(Math.max(rounded, whole ? Math.ceil(low) : low), whole ? Math.floor(high) : high);
}

function sampleTensor({ elementType, shape }: BoundInput, random: () => number): Json {
  const row = shape.slice(1).map((size) => size ?? (shape.length === 4 ? openImageSide : openLength));
  const element = (): Json => {
    if (elementType === 'string') return pick(texts, random);
    if (elementType === 'bool') return random() < 0.5;
    return isInteger(elementType) ? Math.floor(random() * 2) : Number(random().toFixed(4));
  };
  const nested = (depth: number): Json =>
    depth === row.length ? element() : Array.from({ length: row[depth]! }, () => nested(depth + 1));
  return nested(0);
}

const pick = <T>(values: readonly T[], random: () => number): T => values[Math.floor(random() * values.length)]!;

/** Numbers in [0, 1) from a 32-bit seed: the generator mulberry32 (Tommy Ettinger, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
