import type { Answer } from '#lib/inference/codecs/answers';

const keys = ['label', 'value', 'entities', 'embedding', 'detections', 'outputs'];

/** Whether a kept output is an answer as pages show it. */
export const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && keys.some((key) => key in value);
