import { unservedFile } from './damaged-file.ts';
import type { Answer } from './tree-file.ts';

type Link = Extract<Answer, { kind: 'values' }>['link'] | 'hinge' | 'softmax';
type Objective = { link: Link; isClassifier: boolean; marginOf: (base: number) => number };

const logit = (base: number) => -Math.log(1 / base - 1);
const same = (base: number) => base;

const value = (link: Link, marginOf: Objective['marginOf']): Objective => ({ link, isClassifier: false, marginOf });
const raw = value('identity', same);

/** How XGBoost turns its base score into a raw score, and raw scores into an answer (src/objective of its sources). */
const objectives: Readonly<Record<string, Objective>> = {
  'binary:logistic': { link: 'sigmoid', isClassifier: true, marginOf: logit },
  'binary:hinge': { link: 'hinge', isClassifier: true, marginOf: same },
  'multi:softprob': { link: 'softmax', isClassifier: true, marginOf: same },
  'multi:softmax': { link: 'softmax', isClassifier: true, marginOf: same },
  // Since 1.3, whatever version saved the file.
  'binary:logitraw': raw,
  'reg:logistic': value('sigmoid', logit),
  'count:poisson': value('exp', Math.log),
  'reg:gamma': value('exp', Math.log),
  'reg:tweedie': value('exp', Math.log),
  'survival:cox': value('exp', Math.log),
  'survival:aft': value('exp', Math.log),
  'reg:squarederror': raw,
  'reg:linear': raw,
  'reg:squaredlogerror': raw,
  'reg:pseudohubererror': raw,
  'reg:absoluteerror': raw,
  'reg:quantileerror': raw,
  'reg:expectileerror': raw,
  'rank:pairwise': raw,
  'rank:ndcg': raw,
  'rank:map': raw,
};

/** What an objective does, by the name the file has. Throws AppError('invalid') for one that is not known. */
export function xgboostObjective(name: string): Objective {
  const objective = Object.hasOwn(objectives, name) ? objectives[name] : undefined;
  if (objective) return objective;
  throw unservedFile(
    'XGBoost',
    `its objective "${name.slice(0, 80)}" is not known here`,
    'Export it to ONNX with the package onnxmltools, and upload that.',
  );
}
