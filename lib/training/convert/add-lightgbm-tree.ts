import { damagedFile, unservedFile } from './damaged-file.ts';
import type { LightgbmBlock } from './lightgbm-lines.ts';
import { requireShallow, type TreeTable } from './tree-table.ts';

/** What a split's missing values are: nothing of the kind (NaN counts as 0), zeros, or NaN. */
export type MissingType = 'none' | 'zero' | 'nan';

type Options = {
  output: number;
  scale: number;
  featureCount: number;
  /** Told of each split by a number. */
  onSplit: (feature: number, missing: MissingType) => void;
};

const isCategorical = 1;
const goesLeftByDefault = 2;
const missingTypes: readonly MissingType[] = ['none', 'zero', 'nan'];

/**
 * Adds one of LightGBM's trees to the table (src/io/tree.cpp, include/LightGBM/tree.h of its sources). It goes left up
 * to a threshold, and where a category is listed. Throws AppError('invalid') for what is no tree.
 */
export function addLightgbmTree(table: TreeTable, block: LightgbmBlock, place: number, options: Options): void {
  const { output, scale, featureCount, onSplit } = options;
  const damaged = (what: string) => damagedFile('LightGBM', `tree ${place} ${what}`);
  const numbers = (key: string, count: number, fallback?: number): Float64Array => {
    const text = block.get(key)?.trim();
    if (!text && fallback !== undefined) return new Float64Array(count).fill(fallback);
    const parts = text ? text.split(/ +/) : [];
    if (parts.length !== count) throw damaged(`has ${parts.length} values of ${key}, not ${count}`);
    const list = Float64Array.from(parts, numberIn);
    if (list.some(Number.isNaN)) throw damaged(`has a ${key} that is no number`);
    return list;
  };
  if (Number(block.get('is_linear') ?? 0) === 1) {
    throw unservedFile('LightGBM', 'its leaves are linear models (linear_tree)', 'Train it with linear_tree=False.');
  }
  const [leafCount] = numbers('num_leaves', 1);
  if (!(leafCount! >= 1 && Number.isInteger(leafCount))) throw damaged('states no number of leaves');
  // Checked against the lines before anything is made of that size.
  const weights = numbers('leaf_value', leafCount!);
  if (!weights.every(Number.isFinite)) throw damaged('has a leaf that is no number');
  if (leafCount === 1) {
    table.leafTree(output, weights[0]! * scale);
    return;
  }

  const count = leafCount! - 1;
  const features = numbers('split_feature', count);
  const thresholds = numbers('threshold', count);
  const decisions = numbers('decision_type', count, 0);
  const lefts = numbers('left_child', count);
  const rights = numbers('right_child', count);
  const membersOf = categoryReader(block, numbers, damaged);
  const seen = new Uint8Array(count + leafCount!);
  table.beginTree();
  const waiting = [{ node: 0, id: table.reserve(), depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, id, depth } = next;
    // Children below 0 are leaves: -1 the first, -2 the second.
    const leaf = -1 - node;
    if (!(Number.isInteger(node) && node < count && leaf < leafCount!))
      throw damaged(`leads to a node ${node} that it does not have`);
    const position = node >= 0 ? node : count + leaf;
    if (seen[position]) throw damaged(`leads to its node ${node} twice`);
    seen[position] = 1;
    if (node < 0) {
      table.leaf(id, output, weights[leaf]! * scale);
      continue;
    }
    const feature = features[node]!;
    const threshold = thresholds[node]!;
    const decision = decisions[node]!;
    if (!(Number.isInteger(feature) && feature >= 0 && feature < featureCount))
      throw damaged(`splits by a feature ${feature} that there is not`);
    const left = table.reserve();
    const right = table.reserve();
    const members = decision & isCategorical ? membersOf(threshold) : null;
    const below = depth + (members?.length ?? 1);
    requireShallow(below);
    if (members === null || members.length === 0) {
      const missing = missingTypes[(decision >> 2) & 3];
      if (!missing) throw damaged(`has a decision_type ${decision} that is not known`);
      if (members === null) onSplit(feature, missing);
      const missingTrue = missing === 'none' ? threshold >= 0 : (decision & goesLeftByDefault) !== 0;
      const value = members ? -Infinity : threshold;
      table.split(id, {
        mode: 'BRANCH_LEQ',
        feature,
        value,
        ifTrue: left,
        ifFalse: right,
        missingTrue: missingTrue && !members,
      });
    } else {
      table.membership(id, { feature, members, inside: left, outside: right, missingInside: false });
    }
    waiting.push({ node: lefts[node]!, id: left, depth: below }, { node: rights[node]!, id: right, depth: below });
  }
}

/** Sets of categories, each a range of 32-bit words whose bits are the members. */
function categoryReader(
  block: LightgbmBlock,
  numbers: (key: string, count: number) => Float64Array,
  damaged: (what: string) => Error,
): (set: number) => number[] {
  const setCount = Number(block.get('num_cat') ?? 0);
  if (setCount === 0) return () => [];
  const lengthOf = (key: string) => block.get(key)?.trim().split(/ +/).length ?? 0;
  const bounds = numbers('cat_boundaries', setCount + 1);
  const words = numbers('cat_threshold', lengthOf('cat_threshold'));
  return (set) => {
    const [from, to] = [bounds[set], bounds[set + 1]];
    if (from === undefined || to === undefined || !(from >= 0 && to >= from && to <= words.length)) {
      throw damaged('has categories that do not fit');
    }
    const members: number[] = [];
    for (let word = from; word < to; word++) {
      for (let bit = 0; bit < 32; bit++) if ((words[word]! >>> bit) & 1) members.push((word - from) * 32 + bit);
      requireShallow(members.length);
    }
    return members;
  };
}

/** As C++ writes numbers: "inf" for what is infinite. */
function numberIn(text: string): number {
  const infinite = /^([-+]?)inf(?:inity)?$/i.exec(text);
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
  return text === '' ? NaN : Number(text);
}
