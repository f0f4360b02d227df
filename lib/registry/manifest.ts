import { z } from 'zod';
import { Baseline } from '#lib/registry/baseline';
import { Feature } from '#lib/registry/feature';
import { DetectionOutput, EmbeddingOutput, TokenOutput } from '#lib/registry/output-reading';

export const Task = z
  .enum([
    'classification',
    'regression',
    'text-classification',
    'token-classification',
    'embedding',
    'image-classification',
    'object-detection',
    'audio-classification',
    'video-classification',
    'tensor',
  ])
  .meta({ id: 'Task' });
export type Task = z.infer<typeof Task>;

/**
 * What an example row is expected to answer; probabilities, values and the numbers of an embedding are compared within
 * `tolerance`, boxes to a pixel at least. Of entities, detections and windows all are listed, in their order.
 */
export const Expected = z.strictObject({
  label: z.string().optional(),
  probabilities: z.record(z.string(), z.number()).optional(),
  value: z.number().optional(),
  entities: z
    .array(z.strictObject({ label: z.string(), start: z.int().nonnegative(), end: z.int().nonnegative() }))
    .max(1000)
    .optional(),
  embedding: z.array(z.number()).max(100_000).optional(),
  detections: z
    .array(
      z.strictObject({
        label: z.string(),
        score: z.number().optional(),
        box: z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
      }),
    )
    .max(1000)
    .optional(),
  /** The label of each window of a recording or a film. */
  windows: z.array(z.string()).max(10_000).optional(),
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
        /** What is done to scores to make them probabilities; `sigmoid`: each label by itself. */
        activation: z.enum(['softmax', 'sigmoid']).optional(),
        /** How many labels are answered, the most probable first; left out, all. */
        most: z.int().positive().optional(),
        tokens: TokenOutput.optional(),
        embedding: EmbeddingOutput.optional(),
        detection: DetectionOutput.optional(),
      })
      .optional(),
    /** Graph inputs that are always fed the same, by name: a rate, a threshold. */
    fixed: z.record(z.string(), z.union([z.number(), z.boolean(), z.array(z.number()).max(10_000)])).optional(),
    /** What a model carries from one window of a recording to the next: an output that is the next one's input. */
    state: z
      .array(z.strictObject({ input: z.string(), output: z.string(), shape: z.array(z.int().positive()).max(8) }))
      .max(64)
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
  })
  .meta({ id: 'Manifest' });
export type Manifest = z.infer<typeof Manifest>;
