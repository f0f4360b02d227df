import type { FieldError } from '#lib/errors';
import { escapePointer } from '#lib/json-pointer';
import type { Binding } from '#lib/registry/binding/binding';
import { shownShape } from '#lib/registry/binding/shown-shape';
import type { Manifest } from '#lib/registry/manifest';
import { type ElementType, isFloat, isServed } from '#lib/registry/onnx/element-type';
import type { Dimension, GraphValue, OnnxSummary } from '#lib/registry/onnx/onnx-summary';

type BoundInput = Binding['inputs'][number];
type Fixed = NonNullable<Manifest['fixed']>[string];

/** The inputs that no feature feeds, by name: those of `fixed` and `state`. Problems go to `errors`. */
export function bindUnfed(manifest: Manifest, summary: OnnxSummary, errors: FieldError[]): Map<string, BoundInput> {
  const bound = new Map<string, BoundInput>();
  for (const [name, value] of Object.entries(manifest.fixed ?? {})) {
    const pointer = `/fixed/${escapePointer(name)}`;
    const input = summary.inputs.find((candidate) => candidate.name === name);
    const found = input
      ? fixedShape(input, value)
      : `the graph has no input "${name}"; it has ${namesOf(summary.inputs)}`;
    if (typeof found === 'string') errors.push({ pointer, detail: found });
    if (input) bound.set(name, unfed(input, typeof found === 'string' ? [] : found, 'fixed'));
  }
  manifest.state?.forEach((state, index) => {
    const at = `/state/${index}`;
    const input = summary.inputs.find(({ name }) => name === state.input);
    const problem = stateProblem(manifest, summary, index);
    if (problem) errors.push({ pointer: `${at}${problem.field}`, detail: problem.detail });
    if (input) bound.set(input.name, unfed(input, state.shape, 'state'));
  });
  return bound;
}

function unfed({ name, elementType }: GraphValue, shape: number[], source: 'fixed' | 'state'): BoundInput {
  return { name, elementType, shape, features: [], source };
}

/** The shape a fixed value has as a tensor: the graph's, its open dimensions told from how many values there are. */
function fixedShape(input: GraphValue, value: Fixed): number[] | string {
  const { name, elementType, shape } = input;
  const values = Array.isArray(value) ? value : [value];
  const takes = `the graph input "${name}" takes ${elementType} values`;
  if (input.kind !== 'tensor' || !isServed(elementType) || elementType === 'string')
    return `${takes}, which cannot be fixed`;
  if (values.some((one) => !fits(one, elementType)))
    return `${takes}, not ${JSON.stringify(values.find((one) => !fits(one, elementType)))}`;
  if (!shape) return Array.isArray(value) ? [values.length] : [];
  const known = shape.reduce((product: number, size) => product * (typeof size === 'number' ? size : 1), 1);
  const open = shape.findIndex((size) => typeof size !== 'number' && values.length !== known);
  const resolved = shape.map((size, index) =>
    typeof size === 'number' ? size : index === open ? values.length / known : 1,
  );
  const count = resolved.reduce((product, size) => product * size, 1);
  if (count === values.length && resolved.every(Number.isInteger)) return resolved;
  return `the graph input "${name}" is ${shownShape(shape)}, which ${values.length} ${values.length === 1 ? 'value does' : 'values do'} not fill`;
}

function fits(value: number | boolean, elementType: ElementType): boolean {
  if (elementType === 'bool') return typeof value === 'boolean';
  return typeof value === 'number' && (isFloat(elementType) || Number.isSafeInteger(value));
}

function stateProblem(
  { state, features, fixed }: Manifest,
  summary: OnnxSummary,
  index: number,
): { field: string; detail: string } | undefined {
  const { input: from, output: to, shape } = state![index]!;
  const [feature] = features;
  if (feature?.type !== 'audio' || !feature.window) {
    return {
      field: '',
      detail: 'state is carried between windows: it needs one feature of type "audio" with "window"',
    };
  }
  const input = summary.inputs.find(({ name }) => name === from);
  const output = summary.outputs.find(({ name }) => name === to);
  if (!input) return { field: '/input', detail: `the graph has no input "${from}"; it has ${namesOf(summary.inputs)}` };
  if (!output)
    return { field: '/output', detail: `the graph has no output "${to}"; it has ${namesOf(summary.outputs)}` };
  if (fixed?.[from] !== undefined || state!.some((other, place) => place < index && other.input === from)) {
    return { field: '/input', detail: `the graph input "${from}" is fed otherwise already` };
  }
  if (input.kind !== 'tensor' || !isServed(input.elementType) || input.elementType === 'string') {
    return {
      field: '/input',
      detail: `the graph input "${from}" takes ${input.elementType} values, which cannot be carried`,
    };
  }
  if (output.kind !== 'tensor' || output.elementType !== input.elementType) {
    return {
      field: '/output',
      detail: `"${to}" holds ${output.elementType} values, the graph input "${from}" takes ${input.elementType}`,
    };
  }
  for (const { name, shape: own } of [input, output]) {
    if (!holds(own, shape))
      return { field: '/shape', detail: `is [${shape.join(', ')}]; "${name}" is ${shownShape(own)}` };
  }
  return undefined;
}

const holds = (own: readonly Dimension[] | null, shape: readonly number[]) =>
  own === null ||
  (own.length === shape.length && own.every((size, index) => typeof size !== 'number' || size === shape[index]));

const namesOf = (values: readonly GraphValue[]) =>
  values
    .slice(0, 20)
    .map(({ name }) => `"${name}"`)
    .join(', ') || 'none';
