import type { Task } from '#lib/registry/manifest';

/** What a task is called on pages. */
export const taskWords: Record<Task, string> = {
  classification: 'Classification',
  regression: 'Regression',
  'text-classification': 'Text classification',
  'token-classification': 'Token classification',
  embedding: 'Embedding',
  'image-classification': 'Image classification',
  'object-detection': 'Object detection',
  'audio-classification': 'Audio classification',
  'video-classification': 'Video classification',
  tensor: 'Tensors',
};
