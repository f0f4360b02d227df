import { z } from 'zod';
import { Baseline } from '#lib/registry/baseline';

/** A name that works as a JSON key, a form field and a CSV column. */
const FeatureName = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => name.trim() === name, 'must not begin or end with a space');

const described = {
  name: FeatureName,
  description: z.string().max(500).optional(),
  /** The graph input this feature feeds. Left out: the input of the same name, or else the graph's only input. */
  input: z.string().optional(),
};

const NumberFeature = z.strictObject({
  ...described,
  type: z.enum(['number', 'integer']),
  unit: z.string().max(40).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Used when the caller leaves the feature out; `null` feeds NaN. Without a default the feature is required. */
  default: z.number().nullable().optional(),
});

const CategoryFeature = z.strictObject({
  ...described,
  type: z.literal('category'),
  /** Fed as the string itself to a string input, as its position in this list to a numeric one. */
  categories: z.array(z.string()).min(1).max(10_000),
  /** Any other text is taken, too, and fed as it is: the graph knows what to do with it. For string inputs only. */
  open: z.boolean().optional(),
  /** `null` feeds the empty string, or NaN to a numeric input. */
  default: z.string().nullable().optional(),
});

const BooleanFeature = z.strictObject({
  ...described,
  type: z.literal('boolean'),
  /** `null` feeds NaN, or the empty string to an input of strings. */
  default: z.boolean().nullable().optional(),
});

/** An ISO 8601 date or date-time as text; fed as days since 1970-01-01 UTC, with the time of day as the fraction. */
const DateFeature = z.strictObject({
  ...described,
  type: z.literal('date'),
  /** `null` feeds NaN. */
  default: z.string().nullable().optional(),
});

const TextFeature = z.strictObject({
  ...described,
  type: z.literal('text'),
  maxLength: z.int().positive().max(1_000_000).default(20_000),
  /** `null` feeds the empty string. */
  default: z.string().nullable().optional(),
});

const ImageFeature = z.strictObject({
  ...described,
  type: z.literal('image'),
  width: z.int().positive().max(4096),
  height: z.int().positive().max(4096),
  channels: z.union([z.literal(1), z.literal(3)]),
  layout: z.enum(['NCHW', 'NHWC']).default('NCHW'),
  /** How the picture is brought to width × height; `ink` finds a dark or light drawing and centres it, as MNIST does. */
  fit: z.enum(['cover', 'contain', 'fill', 'ink']).default('cover'),
  /** Pixel = (value / 255 - mean) / std, per channel. */
  mean: z.array(z.number()).default([0]),
  std: z.array(z.number().positive()).default([1]),
});

/** Any other tensor: nested arrays in, checked against the graph's own shape. */
const TensorFeature = z.strictObject({ ...described, type: z.literal('tensor') });

export const Feature = z.discriminatedUnion('type', [
  NumberFeature,
  CategoryFeature,
  BooleanFeature,
  DateFeature,
  TextFeature,
  ImageFeature,
  TensorFeature,
]);
export type Feature = z.infer<typeof Feature>;

export const Task = z.enum(['classification', 'regression', 'text-classification', 'image-classification', 'tensor']);
export type Task = z.infer<typeof Task>;

/** What an example row is expected to answer; probabilities and values are compared within `tolerance`. */
export const Expected = z.strictObject({
  label: z.string().optional(),
  probabilities: z.record(z.string(), z.number()).optional(),
  value: z.number().optional(),
  tolerance: z.number().positive().default(1e-4),
});

export const Example = z.strictObject({
  name: z.string().max(100).optional(),
  /** One row: feature name to value. An image is a base64 string or a `data:` URL. */
  input: z.record(z.string(), z.json()),
  expected: Expected.optional(),
});
export type Example = z.infer<typeof Example>;

/**
 * `model.json`: what a version's owner says about it, beside what the graph itself says.
 * Names are unique; `labels` are in the order of the graph's probability columns.
 */
export const Manifest = z
  .strictObject({
    task: Task,
    features: z.array(Feature).min(1).max(10_000),
    labels: z.array(z.string()).min(1).max(100_000).optional(),
    /** Graph outputs to read, where the graph has more than the usual ones. */
    outputs: z
      .strictObject({
        label: z.string().optional(),
        probabilities: z.string().optional(),
        value: z.string().optional(),
      })
      .optional(),
    examples: z.array(Example).max(100).default([]),
    /** Markdown shown on the model's page: data, metrics on a held-out part, limits. */
    card: z.string().max(50_000).optional(),
    /** How the training data was distributed. */
    baseline: Baseline.optional(),
  })
  .superRefine((manifest, context) => {
    const seen = new Set<string>();
    manifest.features.forEach((feature, index) => {
      if (seen.has(feature.name)) {
        context.addIssue({
          code: 'custom',
          path: ['features', index, 'name'],
          message: `"${feature.name}" is used twice`,
        });
      }
      seen.add(feature.name);
      if ('min' in feature && feature.min !== undefined && feature.max !== undefined && feature.min > feature.max) {
        context.addIssue({ code: 'custom', path: ['features', index, 'min'], message: 'min is above max' });
      }
    });
    if (manifest.labels && new Set(manifest.labels).size !== manifest.labels.length) {
      context.addIssue({ code: 'custom', path: ['labels'], message: 'labels must differ from each other' });
    }
  });
export type Manifest = z.infer<typeof Manifest>;
