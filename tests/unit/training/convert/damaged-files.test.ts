import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isAppError } from '#lib/errors';
import { sourceOfBytes } from '#lib/registry/onnx/byte-source';
import { convertTreeFile } from '#lib/training/convert/convert-tree-file';
import { createRandom } from '#lib/training/learners/random';

const folder = new URL('../../../support/tree-files/', import.meta.url);
const names = readdirSync(folder).filter((name) => /\.(json|ubj|txt)$/.test(name) && !name.endsWith('.answers.json'));
const file = (name: string) => readFileSync(new URL(name, folder));

const refusal = (bytes: Uint8Array): Promise<string> =>
  convertTreeFile(sourceOfBytes(bytes)).then(
    () => 'converted',
    (error) => {
      if (isAppError(error) && error.code === 'invalid') return error.message;
      throw error;
    },
  );

type Tree = Record<string, unknown[]> & { tree_param: Record<string, string> };
type Learner = {
  gradient_booster: { model: { trees: Tree[]; tree_info: number[]; [key: string]: unknown } };
  learner_model_param: Record<string, string>;
  objective: { name: string };
  feature_names: string[];
};

/** The smallest XGBoost model there is, with something changed. */
function xgboost(change: (learner: Learner, tree: Tree) => void): Uint8Array {
  const { learner, version }: { learner: Learner; version: number[] } = JSON.parse(
    file('xgboost-binary-json.json').toString(),
  );
  change(learner, learner.gradient_booster.model.trees[0]!);
  return Buffer.from(JSON.stringify({ learner, version }));
}

/** LightGBM's text with some of it replaced. */
function lightgbm(from: RegExp | string, to: string): Uint8Array {
  const text = file('lightgbm-categories.txt').toString();
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing was replaced by ${to}`);
  return Buffer.from(changed);
}

const list = (key: string) => new RegExp(`^${key}=.*$`, 'm');

describe('an XGBoost file that is not as it should be is refused with the reason', () => {
  test.each<[string, Uint8Array, RegExp]>([
    [
      'a node that leads to itself',
      xgboost((_, tree) => tree.left_children!.splice(0, 1, 0)),
      /tree 0 leads to its node 0 twice/,
    ],
    [
      'two nodes with one child',
      xgboost((_, tree) => tree.right_children!.splice(0, 1, tree.left_children![0])),
      /tree 0 leads to its node \d+ twice/,
    ],
    [
      'a child out of range',
      xgboost((_, tree) => tree.left_children!.splice(0, 1, 10_000)),
      /tree 0 leads to a node 10000/,
    ],
    ['half a node', xgboost((_, tree) => tree.left_children!.splice(0, 1, 1.5)), /tree 0 leads to a node 1.5/],
    ['a feature out of range', xgboost((_, tree) => tree.split_indices!.splice(0, 1, 4)), /splits by a feature 4/],
    ['lists of different lengths', xgboost((_, tree) => tree.split_indices!.pop()), /lists of different lengths/],
    [
      'a list of texts',
      xgboost((_, tree) => tree.left_children!.splice(0, 1, '1')),
      /left_children: must be a list of numbers/,
    ],
    [
      'an empty tree',
      xgboost((_, tree) => {
        for (const key of ['left_children', 'right_children', 'split_indices', 'split_conditions', 'default_left'])
          tree[key] = [];
      }),
      /tree 0/,
    ],
    [
      'categories that do not fit',
      xgboost((_, tree) => {
        tree.categories_nodes = [0];
        tree.categories_segments = [0];
        tree.categories_sizes = [9e9];
      }),
      /categories that do not fit/,
    ],
    [
      'trees without outputs',
      xgboost((learner) => {
        learner.gradient_booster.model.tree_info[0] = 7;
      }),
      /tree 0 adds to no output/,
    ],
    [
      'a billion classes',
      xgboost((learner) => {
        learner.learner_model_param.num_class = '1000000000';
      }),
      /1000000000 outputs/,
    ],
    [
      'a billion features',
      xgboost((learner) => {
        learner.learner_model_param.num_feature = '1000000000';
      }),
      /1000000000 features/,
    ],
    [
      'names for other features',
      xgboost((learner) => {
        learner.feature_names.pop();
      }),
      /3 feature names for 4 features/,
    ],
    [
      'no base score',
      xgboost((learner) => {
        learner.learner_model_param.base_score = '[]';
      }),
      /base score/,
    ],
    [
      'an objective nobody knows',
      xgboost((learner) => {
        learner.objective.name = 'reg:mine';
      }),
      /objective "reg:mine" is not known.*onnxmltools/,
    ],
    [
      'an objective named as what every object has',
      xgboost((learner) => {
        learner.objective.name = 'constructor';
      }),
      /"constructor" is not known/,
    ],
    [
      'leaves of several values',
      xgboost((_, tree) => {
        tree.tree_param.size_leaf_vector = '3';
      }),
      /multi_output_tree.*one_output_per_tree/,
    ],
    ['nothing but its beginning', Buffer.from('{"learner":{}}'), /learner\.gradient_booster/],
    ['lists in lists without end', Buffer.from(`{"learner":${'['.repeat(1_000_000)}`), /no valid JSON/],
  ])('%s', async (_, bytes, reason) => {
    expect(await refusal(bytes)).toMatch(reason);
  });

  test('a tree deeper than can be run', async () => {
    const deep = 5000;
    const nodes = Array.from({ length: 2 * deep + 1 }, (_, node) => node);
    const bytes = xgboost((_, tree) => {
      tree.left_children = nodes.map((node) => (node % 2 === 0 && node < 2 * deep ? node + 1 : -1));
      tree.right_children = nodes.map((node) => (node % 2 === 0 && node < 2 * deep ? node + 2 : -1));
      for (const key of ['split_indices', 'split_conditions', 'default_left']) tree[key] = nodes.map(() => 0);
    });
    expect(await refusal(bytes)).toMatch(/more than 2,000 nodes deep/);
  });
});

describe('UBJSON that is not as it should be is refused with the reason', () => {
  const start = Buffer.from('{L\0\0\0\0\0\0\0\x07learner', 'latin1');
  const after = (text: string) => Buffer.concat([start, Buffer.from(text, 'latin1')]);
  test.each<[string, Uint8Array, RegExp]>([
    ['nothing more', start, /ends too early, at byte/],
    ['lists in lists without end', after('['.repeat(1_000_000)), /nested more than 64 deep/],
    ['a list of 2^62 numbers', after('[$d#L\x40\0\0\0\0\0\0\0'), /ends too early/],
    ['a list of 2^62 of anything', after('[#L\x40\0\0\0\0\0\0\0'), /ends too early/],
    ['a list of 2^31 values that take no bytes', after('[$Z#l\x7f\xff\xff\xff'), /values that take no bytes/],
    ['a list of a length below 0', after('[$d#i\xff'), /length below 0/],
    ['a text longer than the file', after('SL\0\0\0\x01\0\0\0\0'), /ends too early/],
    ['a marker of no type', after('x'), /unknown marker "x"/],
    ['a text of a length in letters', after('SSi\x01a'), /length that is no whole number/],
    ['a type without a count', after('[$di\x01'), /type without a count/],
  ])('%s', async (_, bytes, reason) => {
    expect(await refusal(bytes)).toMatch(reason);
  });
});

describe('a LightGBM file that is not as it should be is refused with the reason', () => {
  test.each<[string, Uint8Array, RegExp]>([
    [
      'a node that leads to itself',
      lightgbm(list('left_child'), `left_child=${Array.from({ length: 7 }, () => 0).join(' ')}`),
      /tree 0 leads to its node 0 twice/,
    ],
    ['a leaf out of range', lightgbm(/^left_child=-?\d+/m, 'left_child=-99'), /leads to a node -99/],
    ['a billion leaves', lightgbm(/^num_leaves=\d+/m, 'num_leaves=1000000000'), /values of leaf_value, not 1000000000/],
    ['a billion sets of categories', lightgbm(/^num_cat=\d+/m, 'num_cat=1000000000'), /values of cat_boundaries/],
    [
      'a set that ends before it begins',
      lightgbm(/^cat_boundaries=0 \d+/m, 'cat_boundaries=0 -5'),
      /categories that do not fit/,
    ],
    ['a feature out of range', lightgbm(/^split_feature=\d+/m, 'split_feature=4'), /splits by a feature 4/],
    ['a threshold that is no number', lightgbm(/^threshold=\S+/m, 'threshold=x'), /threshold that is no number/],
    ['a leaf that is infinite', lightgbm(/^leaf_value=\S+/m, 'leaf_value=inf'), /leaf that is no number/],
    ['a tree less than it lists', lightgbm(/^tree_sizes=\d+ /m, 'tree_sizes='), /12 of the 11 trees/],
    [
      'a round that is incomplete',
      lightgbm(/^num_tree_per_iteration=1/m, 'num_tree_per_iteration=5'),
      /last round is incomplete/,
    ],
    [
      'a billion outputs',
      lightgbm(/^num_tree_per_iteration=1/m, 'num_tree_per_iteration=1000000000'),
      /num_tree_per_iteration/,
    ],
    ['linear models as leaves', lightgbm(/^is_linear=0/m, 'is_linear=1'), /linear_tree=False/],
    ['an objective nobody knows', lightgbm(/^objective=binary/m, 'objective=mine'), /"mine" is not known/],
    ['no end', lightgbm(/^end of trees[\s\S]*/m, ''), /cut short/],
  ])('%s', async (_, bytes, reason) => {
    expect(await refusal(bytes)).toMatch(reason);
  });
});

test.each(names)('%s with bytes changed at random is converted or refused, and nothing else happens', async (name) => {
  const original = file(name);
  const random = createRandom(7);
  for (let attempt = 0; attempt < 60; attempt++) {
    const bytes = Uint8Array.from(original);
    for (let change = 0; change < 4; change++) {
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    }
    await expect(refusal(bytes.subarray(0, random() < 0.2 ? random() * bytes.length : undefined))).resolves.toBeTypeOf(
      'string',
    );
  }
});

test('a file that is of neither library is left to others', async () => {
  for (const text of ['', '{"task":"regression","features":[]}', 'tree', '{L\0', 'hello']) {
    expect(await convertTreeFile(sourceOfBytes(Buffer.from(text)))).toBeNull();
  }
});
