import type { z } from 'zod';
import { addXgboostTree } from './add-xgboost-tree.ts';
import { damagedFile, unservedFile } from './damaged-file.ts';
import { classLabels, featureNames } from './names.ts';
import type { Answer, FileFeature, LinearScores, TreeFile, TreeScores } from './tree-file.ts';
import { TreeTable } from './tree-table.ts';
import { XgboostDocument, type XgboostLearner, type XgboostTreeModel } from './xgboost-document.ts';
import { xgboostObjective } from './xgboost-objective.ts';

const mostOutputs = 100_000;

/**
 * A model as XGBoost saves it, parsed from JSON or UBJSON, read into the form both libraries share.
 * Throws AppError('invalid') for a document that is none, and for models that cannot be served.
 */
export function readXgboost(document: unknown): TreeFile {
  const { learner, version } = parse(document);
  const objective = xgboostObjective(learner.objective.name);
  const { num_class, num_target } = learner.learner_model_param;
  const outputs = Math.max(num_class, num_target, 1);
  if (outputs > mostOutputs) throw damagedFile('XGBoost', `it states ${outputs} outputs`);
  const base = baseScores(learner, outputs).map(objective.marginOf);
  if (!base.every(Number.isFinite)) throw damagedFile('XGBoost', 'its base score does not fit its objective');
  const notes: string[] = [];
  const booster = learner.gradient_booster;
  const scores =
    booster.name === 'gblinear'
      ? linearScores(learner, booster.model.weights, outputs, base)
      : treeScores(learner, booster, outputs, base, notes);
  return {
    library: 'XGBoost',
    version: Array.from(version).join('.') || '1',
    objective: learner.objective.name,
    features: featuresOf(learner, notes),
    hasNames: learner.feature_names.length > 0,
    scores,
    answer: answerOf(learner, outputs),
    notes,
  };
}

function parse(document: unknown): XgboostDocument {
  const parsed = XgboostDocument.safeParse(document);
  if (parsed.success) return parsed.data;
  throw damagedFile('XGBoost', problemIn(parsed.error));
}

function problemIn({ issues }: z.ZodError): string {
  const [{ path, message } = { path: [], message: 'is not as it should be' }] = issues;
  return `${path.map(String).join('.') || 'the document'}: ${message}`;
}

/** One for each output, in the unit of the answer. */
function baseScores({ learner_model_param: { base_score } }: XgboostLearner, outputs: number): number[] {
  const scores = base_score
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map(Number);
  if (scores.length === outputs) return scores;
  if (scores.length === 1) return Array.from({ length: outputs }, () => scores[0]!);
  throw damagedFile('XGBoost', `it has ${scores.length} base scores for ${outputs} outputs`);
}

type TreeBooster = Exclude<XgboostLearner['gradient_booster'], { name: 'gblinear' }>;

function treeScores(
  learner: XgboostLearner,
  booster: TreeBooster,
  outputs: number,
  base: readonly number[],
  notes: string[],
): TreeScores {
  const model = booster.name === 'dart' ? booster.gbtree.model : booster.model;
  const { trees, tree_info: info } = model;
  if (info.length !== trees.length) throw damagedFile('XGBoost', 'tree_info does not fit its trees');
  if (trees.some(({ tree_param }) => tree_param.size_leaf_vector > 1)) {
    throw unservedFile(
      'XGBoost',
      'its leaves hold a value for each output (multi_strategy="multi_output_tree")',
      'Train it with multi_strategy="one_output_per_tree".',
    );
  }
  const kept = treesKept(learner, model, outputs);
  if (kept < trees.length) {
    notes.push(`The first ${kept} of ${trees.length} trees answer: those up to its best iteration, as in XGBoost.`);
  }
  const table = new TreeTable();
  // First, as XGBoost adds them up: sums in float32 depend on their order.
  for (const [output, value] of base.entries()) table.leafTree(output, Math.fround(value));
  for (let place = 0; place < kept; place++) {
    const output = Number(info[place]);
    if (!(output >= 0 && output < outputs)) throw damagedFile('XGBoost', `tree ${place} adds to no output`);
    const scale = booster.name === 'dart' ? Number(booster.weight_drop[place] ?? NaN) : 1;
    addXgboostTree(table, trees[place]!, {
      output,
      scale,
      featureCount: learner.learner_model_param.num_feature,
      place,
    });
  }
  return { kind: 'trees', table, treeCount: kept, outputs, precision: 'float32', zeroIsMissing: [] };
}

/**
 * XGBoost's scikit-learn classes answer with the rounds up to the best one; its Booster answers with all it has, and
 * so does what was saved by it.
 */
function treesKept({ attributes }: XgboostLearner, model: XgboostTreeModel, outputs: number): number {
  const all = model.trees.length;
  const best = Number(attributes.best_iteration ?? NaN);
  if (attributes.scikit_learn === undefined || !Number.isInteger(best) || best < 0) return all;
  const rounds = best + 1;
  const ends = model.iteration_indptr;
  const end = ends ? ends[rounds] : rounds * outputs * model.gbtree_model_param.num_parallel_tree;
  return Math.min(all, Number(end ?? all));
}

/** Row-major, the row of intercepts last. */
function linearScores(
  { learner_model_param: { num_feature } }: XgboostLearner,
  weights: ArrayLike<number | boolean>,
  outputs: number,
  base: readonly number[],
): LinearScores {
  if (weights.length !== (num_feature + 1) * outputs)
    throw damagedFile('XGBoost', 'its weights do not fit its features');
  const all = Float32Array.from(weights, Number);
  const intercepts = all.slice(num_feature * outputs).map((intercept, output) => intercept + base[output]!);
  return { kind: 'linear', outputs, weights: all.slice(0, num_feature * outputs), intercepts };
}

const types: Readonly<Record<string, FileFeature['type']>> = { int: 'integer', i: 'boolean', c: 'code' };

function featuresOf(learner: XgboostLearner, notes: string[]): FileFeature[] {
  const { feature_names, feature_types, learner_model_param, gradient_booster } = learner;
  const categories = categoriesOf(gradient_booster);
  const unreadable: string[] = [];
  const features = featureNames('XGBoost', feature_names, learner_model_param.num_feature, 'f').map(
    (name, index): FileFeature => {
      const type = types[feature_types[index] ?? ''] ?? 'number';
      const listed = type === 'code' ? categories[index] : [];
      if (listed === undefined || listed.length === 0) return { name, type, categories: [], mayBeMissing: true };
      if (listed.every(isAscii)) return { name, type: 'category', categories: listed, mayBeMissing: true };
      unreadable.push(name);
      return { name, type, categories: [], mayBeMissing: true };
    },
  );
  if (unreadable.length > 0) {
    const names = unreadable.slice(0, 5).map((name) => JSON.stringify(name));
    notes.push(
      `XGBoost does not save names of categories whole where they go beyond ASCII, so ${names.join(', ')} take their codes.`,
    );
  }
  return features;
}

/** XGBoost's Python package counts characters where it means bytes (seen in 3.2), so that other names come out wrong. */
const isAscii = (name: string) => /^[\0-\x7f]*$/.test(name);

/** By feature; names that are not ASCII come out garbled. */
function categoriesOf(booster: XgboostLearner['gradient_booster']): string[][] {
  if (booster.name === 'gblinear') return [];
  const { cats } = booster.name === 'dart' ? booster.gbtree.model : booster.model;
  return (cats?.enc ?? []).map(({ offsets, values }) => {
    if (offsets === undefined) return Array.from(values, String);
    const characters = Array.from(values, (byte) => String.fromCharCode(Number(byte) & 0xff)).join('');
    return Array.from(offsets, Number)
      .slice(1)
      .map((end, index) => characters.slice(Number(offsets[index]), end));
  });
}

function answerOf({ objective: { name }, attributes }: XgboostLearner, outputs: number): Answer {
  const { link, isClassifier } = xgboostObjective(name);
  if (link === 'softmax') return { ...classLabels(outputs, attributes.scikit_learn), link, factor: 1 };
  if (link === 'hinge') return { ...classLabels(2, attributes.scikit_learn), link: 'sign', factor: 1 };
  if (isClassifier && outputs === 1) return { ...classLabels(2, attributes.scikit_learn), link: 'sigmoid', factor: 1 };
  return { kind: 'values', link };
}
