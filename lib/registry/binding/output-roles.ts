import { isFloat, isInteger } from '#lib/registry/onnx/element-type';
import type { GraphOutput, OnnxSummary } from '#lib/registry/onnx/onnx-summary';

/** What the graph's outputs seem to be, told from types, shapes, names and the operators that made them. */
export type OutputRoles = { label?: GraphOutput; probabilities?: GraphOutput; value?: GraphOutput };

const givesProbabilities = new Set([
  'Softmax',
  'ai.onnx.ml:ZipMap',
  'ai.onnx.ml:TreeEnsembleClassifier',
  'ai.onnx.ml:LinearClassifier',
  'ai.onnx.ml:SVMClassifier',
  'ai.onnx.ml:Normalizer',
]);

/** Roles by evidence alone; an output without any is left out. Takes a summary without ZipMaps. */
export function outputRoles(summary: OnnxSummary): OutputRoles {
  const tensors = summary.outputs.filter(({ kind }) => kind === 'tensor');
  const label = tensors.find((output) => couldBeLabel(output));
  const floats = tensors.filter(({ elementType }) => isFloat(elementType));
  const probabilities = floats.find((output) => areProbabilities(output, summary, label !== undefined));
  if (probabilities) return { ...(label && { label }), probabilities };
  if (label && (floats.length > 0 || labelIsClass(label, summary))) return { label };
  const [only] = tensors;
  return only && tensors.length === 1 && isOnePerRow(only) && only.elementType !== 'string' ? { value: only } : {};
}

/** Whether an output holds one element a row, [N] or [N, 1]; of an unknown shape only regressors do. */
export function isOnePerRow({ shape, madeBy }: GraphOutput): boolean {
  if (shape === null) return /Regressor$/.test(madeBy.at(-1) ?? '');
  return shape.length === 1 || (shape.length === 2 && shape[1] === 1);
}

export function couldBeLabel({ elementType, shape }: GraphOutput): boolean {
  const fits = shape === null || shape.length === 1 || (shape.length === 2 && shape[1] === 1);
  return fits && (elementType === 'string' || isInteger(elementType));
}

function areProbabilities(output: GraphOutput, { classLabels }: OnnxSummary, besideLabel: boolean): boolean {
  const width = output.shape?.length === 2 ? output.shape[1] : null;
  const oneColumn = width === 1 || output.shape?.length === 1;
  const named = /prob/i.test(output.name);
  const made = givesProbabilities.has(output.madeBy.at(-1) ?? '');
  if (output.shape !== null && output.shape.length > 2) return false;
  if (!besideLabel) return made && !oneColumn;
  return named || made || (typeof width === 'number' && width > 1 && width === classLabels?.length);
}

const labelIsClass = (label: GraphOutput, { classLabels }: OnnxSummary) =>
  classLabels !== undefined || label.madeBy.at(-1) === 'ArgMax';
