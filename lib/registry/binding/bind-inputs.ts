import type { FieldError } from '#lib/errors';
import { bindUnfed } from '#lib/registry/binding/bind-unfed';
import type { Binding } from '#lib/registry/binding/binding';
import { claimInputs, type Fed, type Part } from '#lib/registry/binding/claim-inputs';
import {
  audioProblem,
  imageProblem,
  type Shape,
  tokensProblem,
  videoProblem,
} from '#lib/registry/binding/shape-problems';
import { shownShape } from '#lib/registry/binding/shown-shape';
import { partProblem, typeProblem } from '#lib/registry/binding/type-problems';
import type { Feature } from '#lib/registry/feature';
import type { Manifest } from '#lib/registry/manifest';
import { isServed } from '#lib/registry/onnx/element-type';
import type { Dimension, GraphValue, OnnxSummary } from '#lib/registry/onnx/onnx-summary';

type BoundInput = Binding['inputs'][number];

/** Which features feed which graph input; problems go to `errors`. */
export function bindInputs(manifest: Manifest, summary: OnnxSummary, errors: FieldError[]): BoundInput[] {
  requireAlone(manifest, errors);
  const unfed = bindUnfed(manifest, summary, errors);
  const byInput = claimInputs(
    manifest,
    summary.inputs.filter(({ name }) => !unfed.has(name)),
    errors,
  );
  const complete = errors.length === 0;
  return summary.inputs.flatMap((input) => {
    const fed = byInput.get(input);
    if (!fed) return unfed.get(input.name)!;
    if (fed.length > 0) return bindInput(input, fed, errors) ?? [];
    if (complete)
      errors.push({
        pointer: '/features',
        detail: `no feature feeds the graph input "${input.name}" ${shownShape(input.shape)}`,
      });
    return [];
  });
}

/** A recording or a film gives a row of the tensors for each of its windows, which no other feature could follow. */
function requireAlone({ features }: Manifest, errors: FieldError[]): void {
  const index = features.findIndex(({ type }) => type === 'audio' || type === 'video');
  if (index < 0 || features.length === 1) return;
  errors.push({
    pointer: `/features/${index}`,
    detail: `is of type ${features[index]!.type} and must be the only feature; the manifest has ${features.length}`,
  });
}

function bindInput(input: GraphValue, fed: readonly Fed[], errors: FieldError[]): BoundInput | undefined {
  const { name, elementType } = input;
  const first = fed[0]!;
  const { part } = first;
  const at = `/features/${first.index}`;
  const refuse = (detail: string, pointer = at) => {
    errors.push({ pointer, detail });
    return undefined;
  };
  if (input.kind !== 'tensor') return refuse(`the graph input "${name}" is a ${input.kind}; only tensors can be fed`);
  if (!isServed(elementType)) {
    const float16 = elementType === 'float16' ? ' Export it with float32 inputs (keep_io_types=True).' : '';
    return refuse(`the graph input "${name}" takes ${elementType} values, which are not served.${float16}`);
  }
  const rows = input.shape?.[0];
  if (input.shape?.length === 0)
    return refuse(`the graph input "${name}" is one single value, with no dimension for rows`);
  if (typeof rows === 'number' && rows !== 1) {
    return refuse(
      `the graph input "${name}" ${shownShape(input.shape)} takes exactly ${rows} rows at a time. Export it with a dynamic first dimension`,
    );
  }
  const alone = fed.find(needsOwnInput);
  if (alone && fed.some((other) => !areOfOnePair(alone, other))) {
    const what = alone.part ? 'feeds tokens' : `is of type ${alone.feature.type}`;
    return refuse(`${what} and needs a graph input of its own; "${name}" is shared`, `/features/${alone.index}`);
  }
  for (const { feature, index } of part ? fed.slice(0, 1) : fed) {
    const problem = part ? partProblem(feature, part, elementType) : typeProblem(feature, elementType);
    if (problem)
      errors.push({
        pointer: `/features/${index}/${problem.field}`,
        detail: `${problem.detail} (the graph input "${name}" takes ${elementType})`,
      });
  }
  const shape = shapeFor(input, fed, refuse);
  return shape && { name, elementType, shape, features: columnsOf(shape, fed), ...(part && { part }) };
}

const ownInput: readonly Feature['type'][] = ['image', 'audio', 'video', 'tensor'];
const needsOwnInput = ({ feature, part }: Fed) => part !== undefined || ownInput.includes(feature.type);

/** Whether two claims on an input are one and the same, or the halves of a pair of texts. */
function areOfOnePair(one: Fed, other: Fed): boolean {
  if (one.part === undefined || one.part !== other.part) return one === other;
  const pairs = (a: Feature, b: Feature) => a.type === 'text' && a.pairOf === b.name;
  return one === other || pairs(one.feature, other.feature) || pairs(other.feature, one.feature);
}

/** An input that takes one feature alone has no columns. */
function columnsOf(shape: readonly (number | null)[], fed: readonly Fed[]): BoundInput['features'] {
  const alone = needsOwnInput(fed[0]!) || (fed.length === 1 && (shape.length === 1 || shape[1] === 1));
  return fed.map(({ index }, column) => ({ feature: index, column: alone ? null : column }));
}

function shapeFor(
  input: GraphValue,
  fed: readonly Fed[],
  refuse: (detail: string, pointer?: string) => undefined,
): (number | null)[] | undefined {
  const { name } = input;
  const { feature, part } = fed[0]!;
  const shape = input.shape?.map((size: Dimension) => (typeof size === 'number' ? size : null));
  if (feature.type === 'tensor') {
    return (
      shape ?? refuse(`the graph does not say how many dimensions its input "${name}" has. Export it with a shape`)
    );
  }
  if (needsOwnInput(fed[0]!)) {
    const problem = fitProblem(feature, part, shape);
    if (problem) return refuse(`${problem}; the graph input "${name}" is ${shownShape(input.shape)}`);
    return shape ?? Array.from({ length: part ? 2 : 1 + layoutOf(feature).length }, () => null);
  }
  if (!shape) return [null, fed.length];
  if (shape.length > 2)
    return refuse(
      `the graph input "${name}" is ${shownShape(input.shape)}; it needs one feature of type "tensor" or "image"`,
    );
  const width = shape.length === 1 ? 1 : shape[1]!;
  if (width !== null && width !== fed.length) {
    const detail = `the graph input "${name}" ${shownShape(input.shape)} takes ${width} ${width === 1 ? 'feature' : 'features'}, the manifest gives it ${fed.length}`;
    return refuse(detail, '/features');
  }
  return shape.length === 1 ? shape : [shape[0]!, fed.length];
}

function fitProblem(feature: Feature, part: Part | undefined, shape: Shape | undefined): string | undefined {
  if (part) {
    if (feature.type === 'text') return feature.tokens && tokensProblem(feature.tokens, shape);
    return shape && shape.length !== 2 ? 'the mask of a recording is [N, T]' : undefined;
  }
  if (feature.type === 'image') return imageProblem(feature, shape);
  if (feature.type === 'audio') return audioProblem(feature, shape);
  return feature.type === 'video' ? videoProblem(feature, shape) : undefined;
}

const layoutOf = (feature: Feature) => ('layout' in feature ? feature.layout : '');
