import { unservedFile } from './damaged-file.ts';
import { classLabels } from './names.ts';
import type { Answer } from './tree-file.ts';

const values = (link: Extract<Answer, { kind: 'values' }>['link']): Answer => ({ kind: 'values', link });

const regressions: Readonly<Record<string, Answer>> = {
  regression: values('identity'),
  regression_l2: values('identity'),
  regression_l1: values('identity'),
  huber: values('identity'),
  fair: values('identity'),
  quantile: values('identity'),
  mape: values('identity'),
  lambdarank: values('identity'),
  rank_xendcg: values('identity'),
  custom: values('identity'),
  none: values('identity'),
  poisson: values('exp'),
  gamma: values('exp'),
  tweedie: values('exp'),
  cross_entropy: values('sigmoid'),
  cross_entropy_lambda: values('log1p-exp'),
};

/**
 * What LightGBM makes of raw scores (ConvertOutput in src/objective of its sources), by the line `objective=` of its
 * file; without one, as a loss of one's own leaves it, scores are answered. Throws AppError('invalid') for others.
 */
export function lightgbmAnswer(line: string | undefined, outputs: number): Answer {
  const [name = '', ...options] = (line ?? 'custom').trim().split(/\s+/);
  const sigmoid = Number(options.find((option) => option.startsWith('sigmoid:'))?.slice('sigmoid:'.length) ?? 1);
  if (name === 'binary') return { ...classLabels(2), link: 'sigmoid', factor: sigmoid };
  if (name === 'multiclass') return { ...classLabels(outputs), link: 'softmax', factor: 1 };
  if (name === 'multiclassova') return { ...classLabels(outputs), link: 'each', factor: sigmoid };
  // LightGBM trains on signed square roots with reg_sqrt, and says so beside any of its plain regressions.
  if (name.startsWith('regression') && options.includes('sqrt')) return values('signed-square');
  const known = Object.hasOwn(regressions, name) ? regressions[name] : undefined;
  if (known) return known;
  throw unservedFile(
    'LightGBM',
    `its objective "${name.slice(0, 80)}" is not known here`,
    'Export it to ONNX with the package onnxmltools, and upload that.',
  );
}
