import { addLightgbmTree, type MissingType } from './add-lightgbm-tree.ts';
import { damagedFile, unservedFile } from './damaged-file.ts';
import { type LightgbmBlock, type LightgbmText, lightgbmLines } from './lightgbm-lines.ts';
import { lightgbmAnswer } from './lightgbm-objective.ts';
import { featureNames } from './names.ts';
import type { FileFeature, TreeFile } from './tree-file.ts';
import { TreeTable } from './tree-table.ts';

const mostOutputs = 100_000;

/**
 * A model as LightGBM saves it (model.txt), read into the form both libraries share. Throws AppError('invalid') for a
 * text that is none, and for models that cannot be served.
 */
export function readLightgbm(text: string): TreeFile {
  const parts = lightgbmLines(text);
  const { header, trees } = parts;
  const outputs = wholeNumber(header, 'num_tree_per_iteration', 1, mostOutputs);
  const featureCount = wholeNumber(header, 'max_feature_idx', 0, 1_000_000) + 1;
  requireAllTrees(header, trees.length);
  if (trees.length % outputs !== 0) throw damagedFile('LightGBM', 'its last round is incomplete');
  // A random forest answers with the mean of its rounds.
  const scale = header.has('average_output') ? outputs / trees.length : 1;
  const missing = new Map<number, Set<MissingType>>();
  const onSplit = (feature: number, type: MissingType) => {
    missing.set(feature, (missing.get(feature) ?? new Set()).add(type));
  };
  const table = new TreeTable();
  trees.forEach((tree, place) => {
    addLightgbmTree(table, tree, place, { output: place % outputs, scale, featureCount, onSplit });
  });
  if (table.treeCount === 0) table.leafTree(0, 0);
  return {
    library: 'LightGBM',
    version: header.get('version') ?? '',
    objective: header.get('objective') ?? 'custom',
    ...featuresOf(parts, featureCount, missing),
    scores: {
      kind: 'trees',
      table,
      treeCount: trees.length,
      outputs,
      precision: 'float64',
      zeroIsMissing: zerosMissing(missing),
    },
    answer: lightgbmAnswer(header.get('objective'), outputs),
    notes: [],
  };
}

function wholeNumber(header: LightgbmBlock, key: string, least: number, most: number): number {
  const value = Number(header.get(key) ?? NaN);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw damagedFile('LightGBM', `its ${key} is ${JSON.stringify(header.get(key)?.slice(0, 40) ?? null)}`);
}

function requireAllTrees(header: LightgbmBlock, count: number): void {
  const sizes = header.get('tree_sizes')?.trim();
  const stated = sizes ? sizes.split(/ +/).length : 0;
  if (stated === 0 || stated === count) return;
  throw damagedFile('LightGBM', `it has ${count} of the ${stated} trees that it lists`);
}

/** Features whose splits all take zeros for missing, as LightGBM does where it was told to (zero_as_missing). */
function zerosMissing(missing: ReadonlyMap<number, ReadonlySet<MissingType>>): number[] {
  const features = [...missing].filter(([, types]) => types.has('zero'));
  if (features.some(([, types]) => types.size > 1)) {
    throw unservedFile(
      'LightGBM',
      'zeros of a feature are missing values in some of its trees and numbers in others',
      'Train all its rounds with the same zero_as_missing.',
    );
  }
  return features.map(([feature]) => feature).sort((a, b) => a - b);
}

/** `feature_infos` has "[0:8]" for numbers, "0:1:2" for the codes of categories, "none" for what was left aside. */
function featuresOf(
  { header, pandasCategorical }: LightgbmText,
  count: number,
  missing: ReadonlyMap<number, ReadonlySet<MissingType>>,
): Pick<TreeFile, 'features' | 'hasNames'> {
  const own = header.get('feature_names')?.trim().split(' ') ?? [];
  const infos = header.get('feature_infos')?.trim().split(' ') ?? [];
  const isCode = (index: number) => /^-?\d+(:-?\d+)*$/.test(infos[index] ?? '');
  const codes = Array.from({ length: count }, (_, index) => index).filter(isCode);
  const lists = categoriesIn(pandasCategorical);
  const known = new Map(codes.map((index, place) => [index, lists.length === codes.length ? lists[place]! : []]));
  const names = featureNames('LightGBM', own, count, 'Column_');
  const features = names.map((name, index): FileFeature => {
    const list = known.get(index);
    if (list) return { name, type: list.length > 0 ? 'category' : 'code', categories: list, mayBeMissing: true };
    const types = missing.get(index);
    return { name, type: 'number', categories: [], mayBeMissing: !types || types.has('nan') || types.has('zero') };
  });
  return { features, hasNames: own.some((name, index) => name !== `Column_${index}`) };
}

/** What the Python package writes of a data frame's columns of categories, by code; in the order of the columns. */
function categoriesIn(line: string | undefined): string[][] {
  try {
    const lists: unknown = JSON.parse(line ?? '[]');
    return Array.isArray(lists) ? lists.map((list) => (Array.isArray(list) ? list.map(String) : [])) : [];
  } catch {
    return [];
  }
}
