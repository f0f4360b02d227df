import type { FieldError } from '#lib/errors';
import { bindDetection } from '#lib/registry/binding/bind-detection';
import { bindEmbedding, bindTokenScores } from '#lib/registry/binding/bind-vectors';
import type { Binding } from '#lib/registry/binding/binding';
import { describedOutputs } from '#lib/registry/binding/described-outputs';
import { couldBeLabel, isOnePerRow, outputRoles } from '#lib/registry/binding/output-roles';
import type { Manifest } from '#lib/registry/manifest';
import { isFloat, isInteger, isServed } from '#lib/registry/onnx/element-type';
import type { GraphOutput, OnnxSummary } from '#lib/registry/onnx/onnx-summary';

type BoundOutputs = Binding['outputs'];
type Role = 'label' | 'probabilities' | 'value';

/** Which graph outputs the task's answers are read from; problems go to `errors`. */
export function bindOutputs(manifest: Manifest, original: OnnxSummary, errors: FieldError[]): BoundOutputs {
  const summary = withoutState(manifest, original);
  const served = summary.outputs.filter(({ kind, elementType }) => kind === 'tensor' && isServed(elementType));
  if (served.length === 0) {
    errors.push({
      pointer: '/outputs',
      detail: `the graph has no output that can be read; ${describedOutputs(summary.outputs)}`,
    });
    return {};
  }
  if (manifest.task === 'token-classification') return bindTokenScores(manifest, summary, errors);
  if (manifest.task === 'embedding') return bindEmbedding(manifest, summary, errors);
  if (manifest.task === 'object-detection') return bindDetection(manifest, summary, errors);
  const named = namedOutputs(manifest, summary, errors);
  switch (manifest.task) {
    case 'tensor':
      return { tensors: served.map(({ name, elementType }) => ({ name, elementType })) };
    case 'regression':
      return bindRegression(named, served, summary, errors);
    default:
      return bindClassification(manifest, named, served, summary, errors);
  }
}

/** What goes back into the next window is no answer. */
function withoutState({ state = [] }: Manifest, summary: OnnxSummary): OnnxSummary {
  const carried = new Set(state.map(({ output }) => output));
  return { ...summary, outputs: summary.outputs.filter(({ name }) => !carried.has(name)) };
}

/** The outputs the manifest names itself, each checked to be there and to be readable. */
function namedOutputs(
  { outputs }: Manifest,
  summary: OnnxSummary,
  errors: FieldError[],
): Partial<Record<Role, GraphOutput>> {
  const named: Partial<Record<Role, GraphOutput>> = {};
  for (const role of ['label', 'probabilities', 'value'] as const) {
    const name = outputs?.[role];
    if (name === undefined) continue;
    const pointer = `/outputs/${role}`;
    const output = summary.outputs.find((candidate) => candidate.name === name);
    const problem = output ? roleProblem(role, output) : `the graph has no output "${name}"`;
    if (problem) errors.push({ pointer, detail: `${problem}; ${describedOutputs(summary.outputs)}` });
    else named[role] = output;
  }
  return named;
}

function roleProblem(role: Role, output: GraphOutput): string | undefined {
  if (output.kind !== 'tensor')
    return `"${output.name}" is a ${output.kind}, which cannot be read: export it as a tensor`;
  if (!isServed(output.elementType)) return `"${output.name}" holds ${output.elementType} values, which are not served`;
  if (role === 'label' && !couldBeLabel(output)) return `"${output.name}" cannot be a label`;
  if (role === 'probabilities' && !isFloat(output.elementType)) return `"${output.name}" cannot hold probabilities`;
  if (role === 'value' && !isNumeric(output)) return `"${output.name}" holds no numbers`;
  if (role === 'value' && output.shape !== null && !isOnePerRow(output))
    return `"${output.name}" has more than one value a row`;
  return undefined;
}

const isNumeric = ({ elementType }: GraphOutput) => isFloat(elementType) || isInteger(elementType);

function bindRegression(
  named: Partial<Record<Role, GraphOutput>>,
  served: readonly GraphOutput[],
  summary: OnnxSummary,
  errors: FieldError[],
): BoundOutputs {
  const candidates = served.filter((output) => isNumeric(output) && (output.shape === null || isOnePerRow(output)));
  const value = named.value ?? outputRoles(summary).value ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (value) return { value: { name: value.name } };
  const detail =
    candidates.length === 0
      ? `regression needs an output with one value a row; ${describedOutputs(summary.outputs)}. Use the task "tensor"`
      : `say which output is the value; ${describedOutputs(summary.outputs)}`;
  if (errors.length === 0) errors.push({ pointer: candidates.length === 0 ? '/task' : '/outputs/value', detail });
  return {};
}

function bindClassification(
  manifest: Manifest,
  named: Partial<Record<Role, GraphOutput>>,
  served: readonly GraphOutput[],
  summary: OnnxSummary,
  errors: FieldError[],
): BoundOutputs {
  const roles = outputRoles(summary);
  const label = named.label ?? roles.label ?? served.find(couldBeLabel);
  const floats = served.filter((output) => isFloat(output.elementType) && (output.shape?.length ?? 2) <= 2);
  const scores = floats.length === 1 ? floats[0] : floats.find(({ name }) => name === 'logits');
  const probabilities = named.probabilities ?? roles.probabilities ?? (label === undefined ? scores : undefined);
  if (!label && !probabilities) {
    const detail = `${manifest.task} needs an output with a label or with probabilities; ${describedOutputs(summary.outputs)}. Name it in "outputs"`;
    if (errors.length === 0) errors.push({ pointer: '/outputs', detail });
    return {};
  }
  if (probabilities) checkLabels(manifest, probabilities, summary, errors);
  return {
    ...(label && { label: { name: label.name, elementType: label.elementType } }),
    ...(probabilities && {
      probabilities: {
        name: probabilities.name,
        kind: isOnePerRow(probabilities) && !isOneLabel(manifest) ? 'positive-class' : 'per-class',
      },
    }),
  };
}

/** A single label that is given its own probability: "spam", or nothing. */
const isOneLabel = ({ labels, outputs }: Manifest) => labels?.length === 1 && outputs?.activation === 'sigmoid';

function checkLabels(
  manifest: Manifest,
  output: GraphOutput,
  { classLabels }: OnnxSummary,
  errors: FieldError[],
): void {
  const { labels } = manifest;
  if (!labels || (isOneLabel(manifest) && isOnePerRow(output))) return;
  const columns = isOnePerRow(output) ? 2 : output.shape?.[1];
  if (typeof columns === 'number' && columns !== labels.length) {
    const what = isOnePerRow(output) ? 'one probability a row, which is for 2 labels' : `${columns} columns`;
    errors.push({
      pointer: '/labels',
      detail: `lists ${labels.length} labels, but the output "${output.name}" has ${what}`,
    });
    return;
  }
  const reordered =
    classLabels?.length === labels.length &&
    labels.every((label) => classLabels.includes(label)) &&
    labels.some((label, index) => label !== classLabels[index]);
  if (reordered) {
    const order = classLabels.slice(0, 20).join(', ') + (classLabels.length > 20 ? ', …' : '');
    errors.push({ pointer: '/labels', detail: `is in another order than the graph's own classes: ${order}` });
  }
}
