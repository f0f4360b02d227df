import { z } from 'zod';

/** ONNX element types by their number in `TensorProto.DataType`, under the names onnxruntime's JavaScript API uses. */
const namesByNumber = [
  'undefined',
  'float32',
  'uint8',
  'int8',
  'uint16',
  'int16',
  'int32',
  'int64',
  'string',
  'bool',
  'float16',
  'float64',
  'uint32',
  'uint64',
  'complex64',
  'complex128',
  'bfloat16',
  'float8e4m3fn',
  'float8e4m3fnuz',
  'float8e5m2',
  'float8e5m2fnuz',
  'uint4',
  'int4',
  'float4e2m1',
] as const;

export const ElementType = z.enum(namesByNumber).meta({ id: 'ElementType' });
export type ElementType = z.infer<typeof ElementType>;

/** The element type of a `TensorProto.DataType` number; one this version does not know is `undefined`. */
export const elementTypeOf = (number: number): ElementType => namesByNumber[number] ?? 'undefined';

export const isFloat = (type: ElementType) => type === 'float32' || type === 'float64' || type === 'float16';

const integers: readonly ElementType[] = ['int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64'];
export const isInteger = (type: ElementType) => integers.includes(type);

/** The element types rows can be turned into, and answers read from. */
export const isServed = (type: ElementType) =>
  type === 'float32' || type === 'float64' || type === 'bool' || type === 'string' || isInteger(type);
