import { FLOAT32_MAX, integerRange, kindOf } from '#lib/inference/codecs/scalar';
import { emptyData } from '#lib/inference/tensors';
import { type Datatype, datatypes, type Elements } from '#lib/oip/datatypes';
import { countOf } from '#lib/oip/element-count';

const FLOAT16_MAX = 65_504;
const mostOfFloat = { FP16: FLOAT16_MAX, BF16: FLOAT32_MAX, FP32: FLOAT32_MAX, FP64: Number.MAX_VALUE } as const;

/** Puts a value at its place, or gives what the place takes instead. */
type Put = (value: unknown, index: number) => string | undefined;

/**
 * The elements of a tensor in JSON: a flat list, or lists nested as the shape says. null stands for a missing number
 * (NaN) or text. Gives what is wrong as a text to stand after the tensor's name.
 */
export function jsonElements(data: unknown, datatype: Datatype, shape: readonly number[]): Elements | string {
  if (!Array.isArray(data)) return `must have a list as its data, not ${kindOf(data)}`;
  const count = countOf(shape) ?? Number.POSITIVE_INFINITY;
  const isNested = shape.length > 1 && Array.isArray(data[0]);
  if (!isNested && data.length !== count) return `must hold ${count} elements, has ${data.length}`;
  const misshapen = isNested ? shapeProblem(data, shape, 0) : undefined;
  if (misshapen) return misshapen;
  const { elements, put } = elementsFor(datatype, count);
  const problem = isNested ? fillNested(data, shape.length - 1, put) : fill(data, 0, put);
  return problem === undefined ? elements : `must hold ${problem}`;
}

/** Checked before anything is set aside for the elements: a shape may say more than was sent. */
function shapeProblem(level: unknown, shape: readonly number[], depth: number): string | undefined {
  if (depth === shape.length) return undefined;
  if (!Array.isArray(level)) return `must be nested ${shape.length} deep, is ${depth} at a place`;
  if (level.length !== shape[depth])
    return `must have length ${shape[depth]} at depth ${depth + 1}, has ${level.length}`;
  if (depth === shape.length - 1) return undefined;
  for (const inner of level) {
    const problem = shapeProblem(inner, shape, depth + 1);
    if (problem) return problem;
  }
  return undefined;
}

function fill(values: readonly unknown[], from: number, put: Put): string | undefined {
  for (let index = 0; index < values.length; index++) {
    const wanted = put(values[index], from + index);
    if (wanted !== undefined) return `${wanted}, has ${kindOf(values[index])}`;
  }
  return undefined;
}

function fillNested(data: readonly unknown[], depth: number, put: Put): string | undefined {
  let index = 0;
  const visit = (level: readonly unknown[], left: number): string | undefined => {
    if (left === 0) {
      const problem = fill(level, index, put);
      index += level.length;
      return problem;
    }
    for (const inner of level) {
      const problem = visit(inner as readonly unknown[], left - 1);
      if (problem) return problem;
    }
    return undefined;
  };
  return visit(data, depth);
}

function elementsFor(datatype: Datatype, count: number): { elements: Elements; put: Put } {
  const { type } = datatypes[datatype];
  if (type === 'string') {
    const data = new Array<string | null>(count).fill('');
    return { elements: { type, length: count, at: (index) => data[index]! }, put: putText(data) };
  }
  const data = emptyData(type, count) as Extract<Elements, { type: 'bool' }>['data'];
  const elements = { type, data };
  if (type === 'bool') return { elements, put: putBoolean(data as Uint8Array) };
  if (datatype === 'FP16' || datatype === 'BF16' || datatype === 'FP32' || datatype === 'FP64') {
    return { elements, put: putFloat(data as Float64Array, datatype) };
  }
  return { elements, put: putInteger(data, type) };
}

const putText =
  (data: (string | null)[]): Put =>
  (value, index) => {
    if (typeof value !== 'string' && value !== null) return 'texts';
    data[index] = value;
  };

const putBoolean =
  (data: Uint8Array): Put =>
  (value, index) => {
    if (typeof value !== 'boolean') return 'true and false';
    data[index] = value ? 1 : 0;
  };

function putFloat(data: Float64Array | Float32Array, datatype: keyof typeof mostOfFloat): Put {
  const most = mostOfFloat[datatype];
  const isHalf = datatype === 'FP16';
  return (value, index) => {
    if (value === null) data[index] = Number.NaN;
    else if (typeof value !== 'number' || !(Math.abs(value) <= most)) return `${datatype} numbers`;
    else data[index] = isHalf ? Math.f16round(value) : value;
  };
}

function putInteger(data: { [index: number]: number | bigint }, type: string): Put {
  const [lowest, highest] = integerRange(type);
  const isBig = type === 'int64' || type === 'uint64';
  const wanted = isBig
    ? `whole numbers from ${lowest} to ${highest}, beyond which JSON is not exact`
    : `whole numbers from ${lowest} to ${highest}`;
  return (value, index) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < lowest || value > highest) return wanted;
    data[index] = isBig ? BigInt(value) : value;
  };
}
