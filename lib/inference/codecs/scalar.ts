import type { Feature } from '#lib/registry/feature';
import { isoDays } from '#lib/registry/iso-days';

type Scalar = Extract<Feature, { type: 'number' | 'integer' | 'category' | 'boolean' | 'date' | 'text' }>;

/** Whether a feature is one element of a tensor. */
export function isScalar(feature: Feature): feature is Scalar {
  const { type } = feature;
  if (type === 'text') return !feature.tokens && !feature.pairOf;
  return type !== 'image' && type !== 'audio' && type !== 'video' && type !== 'tensor';
}

/** What a value becomes in a tensor, or what is wrong with it. */
export type Read = (value: unknown) => { error: string } | number | string | bigint | boolean;

export const FLOAT32_MAX = 3.4028234663852886e38;

/** The reader of one tabular or text feature, for a graph input of `elementType`. */
export function scalarReader(feature: Scalar, elementType: string): Read {
  switch (feature.type) {
    case 'number':
    case 'integer':
      return numberReader(feature, elementType);
    case 'category':
      return categoryReader(feature, elementType);
    case 'boolean':
      return booleanReader(feature, elementType);
    case 'date':
      return dateReader(feature);
    case 'text':
      return textReader(feature);
  }
}

function numberReader(feature: Extract<Feature, { type: 'number' | 'integer' }>, elementType: string): Read {
  const { min = -Infinity, max = Infinity } = feature;
  const whole = feature.type === 'integer' || elementType.includes('int');
  const toElement = elementOf(elementType);
  const limit = elementType === 'float32' ? FLOAT32_MAX : Number.MAX_VALUE;
  const [lowest, highest] = integerRange(elementType);
  const what = whole ? 'must be a whole number' : 'must be a number';
  return (value) => {
    if (value === null && feature.default === null && !elementType.includes('int')) return toElement(NaN);
    if (typeof value !== 'number') return { error: `${what}, not ${kindOf(value)}` };
    if (!(Math.abs(value) <= limit)) return { error: 'must be a finite number that fits the model' };
    if (whole && !Number.isInteger(value)) return { error: `must be a whole number, not ${value}` };
    if (value < min || value > max) return { error: `must be ${rangeText(feature)}, not ${value}` };
    if (value < lowest || value > highest) return { error: `must fit ${elementType}, ${value} does not` };
    return toElement(value);
  };
}

function categoryReader(feature: Extract<Feature, { type: 'category' }>, elementType: string): Read {
  const asText = elementType === 'string';
  const toElement = elementOf(elementType);
  const elements = new Map(
    feature.categories.map((category, index) => [category, asText ? category : toElement(index)] as const),
  );
  const missing = asText ? '' : toElement(elementType.includes('int') ? -1 : NaN);
  const shown = feature.categories.slice(0, 12).map((category) => JSON.stringify(category));
  const more = feature.categories.length - shown.length;
  const choices = shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
  const isOpen = feature.open === true && asText;
  return (value) => {
    if (value === null && feature.default === null) return missing;
    if (typeof value !== 'string') {
      return { error: `must be ${isOpen ? 'a text, such as' : 'one of'} ${choices}, not ${kindOf(value)}` };
    }
    if (isOpen) return elements.get(value) ?? unreadableText(value) ?? value;
    return elements.get(value) ?? { error: `must be one of ${choices}, not ${JSON.stringify(clip(value))}` };
  };
}

function booleanReader(feature: Extract<Feature, { type: 'boolean' }>, elementType: string): Read {
  const toElement = elementOf(elementType);
  return (value) => {
    if (value === null && feature.default === null) return elementType === 'string' ? '' : toElement(NaN);
    if (typeof value !== 'boolean') return { error: `must be true or false, not ${kindOf(value)}` };
    return elementType === 'string' ? String(value) : toElement(value ? 1 : 0);
  };
}

function dateReader(feature: Extract<Feature, { type: 'date' }>): Read {
  const what = 'must be a date such as "2026-01-31" or "2026-01-31T10:00:00Z"';
  return (value) => {
    if (value === null && feature.default === null) return NaN;
    if (typeof value !== 'string') return { error: `${what}, not ${kindOf(value)}` };
    const days = isoDays(value.trim());
    return Number.isNaN(days) ? { error: `${what}, not ${kindOf(value)}` } : days;
  };
}

function textReader(feature: Extract<Feature, { type: 'text' }>): Read {
  return (value) => {
    if (value === null && feature.default === null) return '';
    if (typeof value !== 'string') return { error: `must be a text, not ${kindOf(value)}` };
    if (value.length > feature.maxLength) {
      return { error: `must have at most ${feature.maxLength} characters, this has ${value.length}` };
    }
    return unreadableText(value) ?? value;
  };
}

/** What makes the native side read another text than was sent: half a character, or C's end of a string. */
export function unreadableText(text: string): { error: string } | undefined {
  if (!text.isWellFormed()) return { error: 'must be valid Unicode: it has half of a surrogate pair' };
  return text.includes('\0') ? { error: 'must not hold the character U+0000' } : undefined;
}

function elementOf(elementType: string): (value: number) => number | bigint | string {
  if (elementType === 'int64' || elementType === 'uint64') return BigInt;
  return elementType === 'string' ? String : (value) => value;
}

/** The whole numbers that an element type holds and JSON can write; all numbers where it is no integer type. */
export function integerRange(elementType: string): [number, number] {
  const match = /^(u?)int(8|16|32|64)$/.exec(elementType);
  if (!match) return [-Infinity, Infinity];
  // Beyond 2^53 a JSON number is no longer the whole number that was written.
  const bits = Math.min(Number(match[2]), 54);
  return match[1] ? [0, 2 ** Math.min(bits, 53) - 1] : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1];
}

function rangeText({ min, max }: { min?: number | undefined; max?: number | undefined }): string {
  if (min === undefined) return `at most ${max}`;
  return max === undefined ? `at least ${min}` : `between ${min} and ${max}`;
}

const clip = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** What a JSON value is, in the words of the person who sent it. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `the text ${JSON.stringify(clip(value))}`;
  if (typeof value === 'object') return 'an object';
  return String(value);
}
