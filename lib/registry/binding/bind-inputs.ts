import type { FieldError } from '#lib/errors';
import type { Binding } from '#lib/registry/binding/binding';
import type { Feature } from '#lib/registry/feature';
import type { Manifest } from '#lib/registry/manifest';
import { type ElementType, isFloat, isInteger, isServed } from '#lib/registry/onnx/element-type';
import type { Dimension, GraphValue, OnnxSummary } from '#lib/registry/onnx/onnx-summary';

type BoundInput = Binding['inputs'][number];
type Fed = { feature: Feature; index: number };

/** Which features feed which graph input; problems go to `errors`. */
export function bindInputs(manifest: Manifest, { inputs }: OnnxSummary, errors: FieldError[]): BoundInput[] {
  const byInput = new Map<GraphValue, Fed[]>(inputs.map((input) => [input, []]));
  manifest.features.forEach((feature, index) => {
    const input = inputOf(feature, index, inputs, errors);
    if (input) byInput.get(input)!.push({ feature, index });
  });
  const complete = errors.length === 0;
  return inputs.flatMap((input) => {
    const fed = byInput.get(input)!;
    if (fed.length > 0) return bindInput(input, fed, errors) ?? [];
    if (complete)
      errors.push({ pointer: '/features', detail: `no feature feeds the graph input "${input.name}" ${shown(input)}` });
    return [];
  });
}

function inputOf(feature: Feature, index: number, inputs: readonly GraphValue[], errors: FieldError[]) {
  const wanted = feature.input ?? feature.name;
  const input =
    inputs.find(({ name }) => name === wanted) ??
    (feature.input === undefined && inputs.length === 1 ? inputs[0] : undefined);
  if (!input) {
    const names =
      inputs
        .slice(0, 20)
        .map(({ name }) => `"${name}"`)
        .join(', ') + (inputs.length > 20 ? ', …' : '');
    const field = feature.input === undefined ? 'name' : 'input';
    errors.push({
      pointer: `/features/${index}/${field}`,
      detail: `the graph has no input "${wanted}"; it has ${names || 'none'}${field === 'name' ? '. Name the feature so, or give it "input"' : ''}`,
    });
  }
  return input;
}

function bindInput(input: GraphValue, fed: readonly Fed[], errors: FieldError[]): BoundInput | undefined {
  const { name, elementType } = input;
  const first = fed[0]!;
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
      `the graph input "${name}" ${shown(input)} takes exactly ${rows} rows at a time. Export it with a dynamic first dimension`,
    );
  }
  const alone = fed.find(({ feature }) => feature.type === 'image' || feature.type === 'tensor');
  if (alone && fed.length > 1) {
    return refuse(
      `is of type ${alone.feature.type} and needs a graph input of its own; "${name}" is shared`,
      `/features/${alone.index}`,
    );
  }
  for (const { feature, index } of fed) {
    const problem = typeProblem(feature, elementType);
    if (problem)
      errors.push({
        pointer: `/features/${index}/${problem.field}`,
        detail: `${problem.detail} (the graph input "${name}" takes ${elementType})`,
      });
  }
  const shape = shapeFor(input, fed, refuse);
  return shape && { name, elementType, shape, features: columnsOf(shape, fed) };
}

/** An input that takes one feature alone has no columns. */
function columnsOf(shape: readonly (number | null)[], fed: readonly Fed[]): BoundInput['features'] {
  const { type } = fed[0]!.feature;
  const alone = type === 'image' || type === 'tensor' || (fed.length === 1 && (shape.length === 1 || shape[1] === 1));
  return fed.map(({ index }, column) => ({ feature: index, column: alone ? null : column }));
}

function shapeFor(
  input: GraphValue,
  fed: readonly Fed[],
  refuse: (detail: string, pointer?: string) => undefined,
): (number | null)[] | undefined {
  const { name } = input;
  const { feature } = fed[0]!;
  const shape = input.shape?.map((size: Dimension) => (typeof size === 'number' ? size : null));
  if (feature.type === 'image') {
    const problem = imageProblem(feature, shape);
    return problem ? refuse(`${problem}; the graph input "${name}" is ${shown(input)}`) : shape;
  }
  if (feature.type === 'tensor') {
    return (
      shape ?? refuse(`the graph does not say how many dimensions its input "${name}" has. Export it with a shape`)
    );
  }
  if (!shape) return [null, fed.length];
  if (shape.length > 2)
    return refuse(`the graph input "${name}" is ${shown(input)}; it needs one feature of type "tensor" or "image"`);
  const width = shape.length === 1 ? 1 : shape[1]!;
  if (width !== null && width !== fed.length) {
    const detail = `the graph input "${name}" ${shown(input)} takes ${width} ${width === 1 ? 'feature' : 'features'}, the manifest gives it ${fed.length}`;
    return refuse(detail, '/features');
  }
  return shape.length === 1 ? shape : [shape[0]!, fed.length];
}

function imageProblem(feature: Extract<Feature, { type: 'image' }>, shape: (number | null)[] | undefined) {
  if (!shape) return 'the graph does not say what shape of image it takes';
  const { width, height, channels, layout } = feature;
  const wanted = {
    2: [width * height * channels],
    3: channels === 1 ? [height, width] : undefined,
    4: layout === 'NCHW' ? [channels, height, width] : [height, width, channels],
  }[shape.length];
  if (!wanted)
    return `a ${width} × ${height} image with ${channels} ${channels === 1 ? 'channel' : 'channels'} does not fit`;
  const fits = wanted.every((size, index) => shape[index + 1] === null || shape[index + 1] === size);
  return fits ? undefined : `this image is [N, ${wanted.join(', ')}] (${layout})`;
}

function typeProblem(feature: Feature, elementType: ElementType): { field: string; detail: string } | undefined {
  const wrongType = (detail: string) => ({ field: 'type', detail });
  switch (feature.type) {
    case 'number':
    case 'integer':
      if (elementType === 'string') return wrongType(`a ${feature.type} cannot be fed; use "category" or "text"`);
      if (elementType === 'bool') return wrongType(`a ${feature.type} cannot be fed; use "boolean"`);
      if (feature.default === null && isInteger(elementType)) {
        return { field: 'default', detail: 'null means NaN, which a whole number cannot be' };
      }
      return undefined;
    case 'category':
      if (feature.default === null && isInteger(elementType)) {
        return { field: 'default', detail: 'null means missing, which a whole number cannot say' };
      }
      if (feature.open && elementType !== 'string') {
        return { field: 'open', detail: 'only an input of strings can take categories that are not listed' };
      }
      return elementType === 'bool' ? wrongType('a category cannot be fed; use "boolean"') : undefined;
    case 'date':
      return isFloat(elementType) ? undefined : wrongType('a date is fed as a number with a fraction; use "text"');
    case 'text':
      return elementType === 'string'
        ? undefined
        : wrongType('a text cannot be fed; use "number", "integer" or "category"');
    case 'image':
      return elementType === 'float32' ? undefined : wrongType('an image is fed as float32; use "tensor"');
    case 'boolean':
      return feature.default === null && elementType !== 'string' && !isFloat(elementType)
        ? { field: 'default', detail: 'null means missing, which the input cannot say' }
        : undefined;
    case 'tensor':
      return undefined;
  }
}

/** A shape as people write it: [N, 4]. */
function shown({ shape }: GraphValue): string {
  if (!shape) return '[of unknown shape]';
  return `[${shape.map((size, index) => size ?? (index === 0 ? 'N' : '?')).join(', ')}]`;
}
