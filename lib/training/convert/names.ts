import { damagedFile } from './damaged-file.ts';
import type { TreeFile } from './tree-file.ts';

const mostFeatures = 1_000_000;
const longestName = 190;

/**
 * The features' names, fit for a manifest: as the file has them, or else `prefix` and their number from 0. Throws
 * AppError('invalid') where there are not `count` of them.
 */
export function featureNames(
  library: TreeFile['library'],
  names: readonly string[],
  count: number,
  prefix: string,
): string[] {
  if (count < 1 || count > mostFeatures) throw damagedFile(library, `it states ${count} features`);
  if (names.length !== 0 && names.length !== count) {
    throw damagedFile(library, `it has ${names.length} feature names for ${count} features`);
  }
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const own = (names[index] ?? '').toWellFormed().replaceAll('\0', '').trim().slice(0, longestName).trim();
    const first = own || `${prefix}${index}`;
    let name = first;
    for (let copy = 2; taken.has(name); copy++) name = `${first} (${copy})`;
    taken.add(name);
    return name;
  });
}

/** The classes' names: those XGBoost's older scikit-learn classes left in the file, or else their numbers. */
export function classLabels(count: number, scikitLearn = '') {
  const numbers = Array.from({ length: count }, (_, index) => String(index));
  const named = classesIn(scikitLearn).find((names) => isNaming(names, numbers)) ?? null;
  return { kind: 'labels', labels: named ?? numbers, areNamed: named !== null } as const;
}

const isNaming = (names: readonly string[], numbers: readonly string[]) =>
  names.length === numbers.length &&
  new Set(names).size === names.length &&
  names.some((name, index) => name !== numbers[index]);

/** Every list "classes_" in the text, which is not quite JSON: it has NaN in it. */
function classesIn(scikitLearn: string): string[][] {
  return [...scikitLearn.matchAll(/"classes_":\s*(\[[^\]]*\])/g)].flatMap(([, list]) => {
    try {
      const classes: unknown = JSON.parse(list!);
      return Array.isArray(classes) && classes.every(isLabel) ? [classes.map(String)] : [];
    } catch {
      return [];
    }
  });
}

const isLabel = (label: unknown) => typeof label === 'string' || typeof label === 'number';
