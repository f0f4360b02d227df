import type { Columns, Tree } from './decision-tree.ts';
import type { TreeEnsemble } from './learner.ts';
import { linkAnswers } from './link-answers.ts';

/**
 * What an ensemble answers for N rows: numbers [N], or probabilities [N, classes]. The raw values are those a graph
 * computes in float32, bit for bit, since the sums of leaves are exact (`withExactSums`).
 */
export function ensembleAnswers(model: TreeEnsemble, columns: Columns): Float64Array {
  return linkAnswers(rawValues(model, columns), model.outputs, model.link);
}

function rawValues({ trees, outputs, outputOf, scale, base }: TreeEnsemble, columns: Columns): Float64Array {
  const raw = new Float64Array((columns[0]?.length ?? 0) * outputs);
  trees.forEach((tree, index) => {
    addTree(tree, columns, raw, outputs, outputOf?.[index] ?? null);
  });
  const scale32 = Math.fround(scale);
  for (let place = 0; place < raw.length; place++) {
    raw[place] = Math.fround(Math.fround(raw[place]! * scale32) + base[place % outputs]!);
  }
  return raw;
}

/** Adds a tree's leaves to all rows' values: to output `only`, or all of them. */
function addTree(tree: Tree, columns: Columns, raw: Float64Array, outputs: number, only: number | null): void {
  const { features, thresholds, missingLeft, lefts, rights } = flatten(tree);
  const width = only === null ? outputs : 1;
  const values = Float64Array.from(tree.flatMap((node) => ('values' in node ? node.values : new Array(width).fill(0))));
  const rowCount = raw.length / outputs;
  for (let row = 0; row < rowCount; row++) {
    let node = 0;
    for (let feature = features[0]!; feature >= 0; feature = features[node]!) {
      const value = columns[feature]![row]!;
      const goesLeft = value <= thresholds[node]! || (missingLeft[node] === 1 && Number.isNaN(value));
      node = goesLeft ? lefts[node]! : rights[node]!;
    }
    const first = row * outputs + (only ?? 0);
    for (let i = 0; i < width; i++) raw[first + i]! += values[node * width + i]!;
  }
}

/** A tree as plain arrays, in which many rows find their leaf several times as fast; a leaf has feature -1. */
function flatten(tree: Tree) {
  const splits = tree.map((node) => ('values' in node ? null : node));
  return {
    features: Int32Array.from(splits, (split) => split?.feature ?? -1),
    thresholds: Float64Array.from(splits, (split) => split?.threshold ?? 0),
    missingLeft: Uint8Array.from(splits, (split) => (split?.missingLeft ? 1 : 0)),
    lefts: Int32Array.from(splits, (split) => split?.left ?? 0),
    rights: Int32Array.from(splits, (split) => split?.right ?? 0),
  };
}
