import type { Feature } from '#lib/registry/feature';
import { Manifest, type Task } from '#lib/registry/manifest';
import { inputName } from './graph-values.ts';
import type { FileFeature, TreeFile } from './tree-file.ts';

const mostFeatures = 10_000;
const mostCategories = 10_000;

/** What a tree file says about what it takes and answers, as a manifest. */
export function manifestOf(file: TreeFile): Manifest {
  const { features, answer } = file;
  return Manifest.parse({
    task: taskOf(file),
    features:
      features.length > mostFeatures
        ? [{ name: inputName, type: 'tensor' }]
        : features.map((feature) => featureOf(feature)),
    ...(answer.kind === 'labels' && { labels: answer.labels }),
  });
}

function taskOf({ answer, scores }: TreeFile): Task {
  if (answer.kind === 'labels') return 'classification';
  return scores.outputs === 1 ? 'regression' : 'tensor';
}

function featureOf({ name, type, categories, mayBeMissing }: FileFeature): Feature {
  const own = { name, ...(mayBeMissing && { default: null }) };
  if (type === 'category' && categories.length <= mostCategories && new Set(categories).size === categories.length) {
    return { ...own, type: 'category', categories: [...categories] };
  }
  if (type === 'category' || type === 'code') {
    return { ...own, type: 'integer', min: 0, description: 'The code of a category, as in the training data.' };
  }
  return { ...own, type };
}
