import onnxProto from 'onnx-proto';

const { onnx } = onnxProto;
type Attribute = onnxProto.onnx.IAttributeProto;
type Node = onnxProto.onnx.INodeProto;
type Tensor = onnxProto.onnx.ITensorProto;
type ValueInfo = onnxProto.onnx.IValueInfoProto;
type TypeProto = onnxProto.onnx.ITypeProto;
export type Graph = onnxProto.onnx.IGraphProto;

const elementTypes = {
  float: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  string: 8,
  bool: 9,
  float16: 10,
  double: 11,
  uint32: 12,
  uint64: 13,
};
export type Element = keyof typeof elementTypes;
type Shape = readonly (number | string | null)[];

type AttributeValue = number | string | number[] | string[] | Tensor | Graph | { int: number } | { ints: number[] };

/** A node; numbers become float attributes, `{ int }` and `{ ints }` integer ones. */
export function node(
  operator: string,
  inputs: string[],
  outputs: string[],
  attributes: Record<string, AttributeValue> = {},
): Node {
  const [domain, opType] = operator.includes(':') ? operator.split(':') : ['', operator];
  const attribute = Object.entries(attributes).map(([name, value]) => attributeOf(name, value));
  return { opType, domain, input: inputs, output: outputs, name: `${opType}_${outputs[0]}`, attribute };
}

function attributeOf(name: string, value: AttributeValue): Attribute {
  const { AttributeType } = onnx.AttributeProto;
  const bytes = (text: string) => new TextEncoder().encode(text);
  if (typeof value === 'number') return { name, type: AttributeType.FLOAT, f: value };
  if (typeof value === 'string') return { name, type: AttributeType.STRING, s: bytes(value) };
  if (Array.isArray(value)) {
    return value.every((item) => typeof item === 'string')
      ? { name, type: AttributeType.STRINGS, strings: value.map(bytes) }
      : { name, type: AttributeType.FLOATS, floats: value as number[] };
  }
  if ('int' in value) return { name, type: AttributeType.INT, i: value.int };
  if ('ints' in value) return { name, type: AttributeType.INTS, ints: value.ints };
  if ('node' in value) return { name, type: AttributeType.GRAPH, g: value };
  return { name, type: AttributeType.TENSOR, t: value as Tensor };
}

export function floats(name: string, dims: number[], values: number[]): Tensor {
  return { name, dims, dataType: elementTypes.float, floatData: values };
}

export function integers(name: string, values: number[], dims = [values.length]): Tensor {
  return { name, dims, dataType: elementTypes.int64, int64Data: values };
}

export function strings(name: string, values: string[]): Tensor {
  const stringData = values.map((value) => new TextEncoder().encode(value));
  return { name, dims: [values.length], dataType: elementTypes.string, stringData };
}

const tensorType = (element: Element, shape?: Shape): TypeProto => ({
  tensorType: {
    elemType: elementTypes[element],
    ...(shape && {
      shape: {
        dim: shape.map((size) =>
          typeof size === 'number' ? { dimValue: size } : size === null ? {} : { dimParam: size },
        ),
      },
    }),
  },
});

export function value(name: string, element: Element, shape?: Shape): ValueInfo {
  return { name, type: tensorType(element, shape) };
}

export function sequenceOfMaps(name: string, key: 'int64' | 'string'): ValueInfo {
  const mapType = { keyType: elementTypes[key], valueType: tensorType('float', []) };
  return { name, type: { sequenceType: { elemType: { mapType } } } };
}

export function sequenceOfTensors(name: string): ValueInfo {
  return { name, type: { sequenceType: { elemType: tensorType('float') } } };
}

/** The bytes of a model around `graph`. */
export function model(
  graph: Graph,
  options: { opset?: number; domains?: Record<string, number>; irVersion?: number } = {},
) {
  const { opset = 17, domains = { 'ai.onnx.ml': 3 }, irVersion = 8 } = options;
  const opsetImport = Object.entries({ '': opset, ...domains }).map(([domain, version]) => ({ domain, version }));
  return onnx.ModelProto.encode({
    irVersion,
    producerName: 'bellwether-tests',
    opsetImport,
    graph: { name: 'fixture', ...graph },
  }).finish();
}

export const decodeModel = (bytes: Uint8Array) => onnx.ModelProto.decode(bytes);
export const encodeModel = (decoded: onnxProto.onnx.IModelProto) => onnx.ModelProto.encode(decoded).finish();
