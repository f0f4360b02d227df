import { z } from 'zod';
import { ElementType } from '#lib/registry/onnx/element-type';

/**
 * How a manifest's features meet the graph: stored in the certificate, so JSON through and through.
 * `null` in a shape is a dimension the caller chooses.
 */
export const Binding = z.object({
  inputs: z.array(
    z.object({
      name: z.string(),
      elementType: ElementType,
      shape: z.array(z.int().nonnegative().nullable()),
      /** `feature` indexes `manifest.features`; `column` is its place in a row of [N, F], null when the input is all its own. */
      features: z.array(z.object({ feature: z.int().nonnegative(), column: z.int().nonnegative().nullable() })),
      /** Where a feature feeds several inputs: what of it this one gets. */
      part: z.enum(['ids', 'mask', 'types', 'positions']).optional(),
      /** Fed by no feature: a value of `manifest.fixed`, or state carried from window to window. */
      source: z.enum(['fixed', 'state']).optional(),
    }),
  ),
  outputs: z.object({
    label: z.object({ name: z.string(), elementType: ElementType }).optional(),
    /** `positive-class`: one number a row, [N] or [N, 1], the probability of the second label. */
    probabilities: z.object({ name: z.string(), kind: z.enum(['per-class', 'positive-class']) }).optional(),
    value: z.object({ name: z.string() }).optional(),
    /** Scores for each token, [N, T, labels]. */
    tokens: z.object({ name: z.string() }).optional(),
    embedding: z.object({ name: z.string() }).optional(),
    /** Each by the name of its output; of `yolo` the boxes alone. */
    detection: z
      .object({
        boxes: z.string(),
        scores: z.string().optional(),
        labels: z.string().optional(),
        count: z.string().optional(),
      })
      .optional(),
    tensors: z.array(z.object({ name: z.string(), elementType: ElementType })).optional(),
  }),
});
export type Binding = z.infer<typeof Binding>;
