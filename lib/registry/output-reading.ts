import { z } from 'zod';

/** Scores for each token, [N, T, labels]; `simple` joins tokens of one entity (B-, I-) and words into spans. */
export const TokenOutput = z.strictObject({
  name: z.string().optional(),
  aggregate: z.enum(['simple', 'none']).default('simple'),
});

/** [N, D], or [N, T, D] to be pooled. */
export const EmbeddingOutput = z.strictObject({
  name: z.string().optional(),
  pooling: z.enum(['mean', 'first', 'last', 'none']).default('mean'),
  /** To length 1, so that the product of two is their cosine. */
  normalise: z.boolean().default(true),
});

/**
 * Boxes in a picture. `detr`: scores [N, Q, labels + 1] and boxes [N, Q, 4]; `yolo`: one output [N, 4 + labels, A] or
 * [N, A, 5 + labels]; `boxes`: boxes, scores and labels that the graph has chosen already, per picture.
 */
export const DetectionOutput = z.strictObject({
  format: z.enum(['detr', 'yolo', 'boxes']),
  boxes: z.string().optional(),
  scores: z.string().optional(),
  labels: z.string().optional(),
  count: z.string().optional(),
  boxFormat: z.enum(['cxcywh', 'xyxy', 'yxyx']).optional(),
  /** Whether boxes are in parts of the picture, 0 to 1, or in pixels of what the graph was fed. */
  relative: z.boolean().optional(),
  /** Of less than this nothing is answered. */
  threshold: z.number().min(0).max(1).default(0.5),
  /** Boxes of one label that overlap by more than this are one. */
  overlap: z.number().min(0).max(1).default(0.45),
});
