import type { Task } from '#lib/registry/manifest';

/** What a task is called on pages. */
export const taskWords: Record<Task, string> = {
  classification: 'Classification',
  regression: 'Regression',
  'text-classification': 'Text classification',
  'image-classification': 'Image classification',
  tensor: 'Tensors',
};
