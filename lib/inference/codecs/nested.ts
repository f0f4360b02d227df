import { FLOAT32_MAX, integerRange, kindOf, unreadableText } from '#lib/inference/codecs/scalar';
import type { TensorType } from '#lib/inference/tensors';

type Element = number | bigint | string;
type ToElement = (value: unknown) => Element | null;
type ReadNested = (value: unknown) => { values: Element[]; dims: number[] } | { error: string };

/**
 * A reader of nested arrays as one row of a tensor: `shape` is the row's shape, null where any length will do.
 * It gives the values in row-major order with the dimensions found, or what is wrong.
 */
export function nestedReader(shape: readonly (number | null)[], type: TensorType): ReadNested {
  const toElement = elementReader(type);
  return (value) => readNested(value, shape, type, toElement);
}

function readNested(
  value: unknown,
  shape: readonly (number | null)[],
  type: TensorType,
  toElement: ToElement,
): ReturnType<ReadNested> {
  const dims: number[] = [];
  for (let level = value, d = 0; d < shape.length; d++) {
    if (!Array.isArray(level)) return { error: `must be nested ${shape.length} deep, is ${d}` };
    const wanted = shape[d];
    if (typeof wanted === 'number' && level.length !== wanted) {
      return { error: `must have length ${wanted} at depth ${d + 1}, has ${level.length}` };
    }
    dims.push(level.length);
    level = level[0];
  }
  const values: Element[] = [];
  const collect = (item: unknown, depth: number): string | null => {
    if (depth === dims.length) {
      const element = toElement(item);
      if (element === null) return `must hold ${type} values, has ${kindOf(item)}`;
      values.push(element);
      return null;
    }
    if (!Array.isArray(item) || item.length !== dims[depth]) return `is ragged at depth ${depth + 1}`;
    for (const inner of item) {
      const error = collect(inner, depth + 1);
      if (error) return error;
    }
    return null;
  };
  const error = collect(value, 0);
  return error ? { error } : { values, dims };
}

/** Gives null for what the element type cannot hold: a typed array would silently wrap it round. */
function elementReader(type: TensorType): ToElement {
  if (type === 'string') return (value) => (typeof value === 'string' && !unreadableText(value) ? value : null);
  if (type === 'bool') return (value) => (typeof value === 'boolean' ? Number(value) : null);
  if (type === 'float32' || type === 'float64') {
    const limit = type === 'float32' ? FLOAT32_MAX : Number.MAX_VALUE;
    return (value) => (typeof value === 'number' && Math.abs(value) <= limit ? value : null);
  }
  const [lowest, highest] = integerRange(type);
  const isBig = type === 'int64' || type === 'uint64';
  return (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < lowest || value > highest) return null;
    return isBig ? BigInt(value) : value;
  };
}
