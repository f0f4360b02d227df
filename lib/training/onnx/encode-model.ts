import proto, { type onnx } from 'onnx-proto';

const { DataType } = proto.onnx.TensorProto;
const dataTypes = { float32: DataType.FLOAT, int64: DataType.INT64, string: DataType.STRING };

/** A graph input or output; a dimension given as a string is one the caller chooses. */
export type GraphValue = { name: string; type: keyof typeof dataTypes; dims: readonly (number | string)[] };

export type GraphModel = {
  name: string;
  inputs: readonly GraphValue[];
  outputs: readonly GraphValue[];
  nodes: readonly onnx.INodeProto[];
  constants?: readonly onnx.ITensorProto[];
  /** Version of the standard operator set; the lower, the more runtimes load the model. */
  opset?: number;
};

/** Versions of the operator sets outside the standard one: the oldest with what the graphs here use. */
const domainVersions: Record<string, number> = { 'ai.onnx.ml': 2, 'com.microsoft': 1 };

/** The bytes of `model.onnx`: the same graph gives the same bytes. */
export function encodeModel({ name, inputs, outputs, nodes, constants = [], opset = 13 }: GraphModel): Uint8Array {
  const domains = [...new Set(nodes.map((node) => node.domain ?? ''))].filter((domain) => domain !== '').sort();
  const model = proto.onnx.ModelProto.create({
    irVersion: irVersionFor(opset),
    producerName: 'bellwether',
    opsetImport: [
      { domain: '', version: opset },
      ...domains.map((domain) => ({ domain, version: domainVersions[domain] ?? 1 })),
    ],
    graph: {
      name,
      node: [...nodes],
      initializer: [...constants],
      input: inputs.map(valueInfo),
      output: outputs.map(valueInfo),
    },
  });
  return proto.onnx.ModelProto.encode(model).finish();
}

/** The file format version that came with an operator set (ONNX, docs/Versioning.md). */
function irVersionFor(opset: number): number {
  if (opset <= 14) return 7;
  if (opset <= 18) return 8;
  return opset <= 20 ? 9 : 10;
}

function valueInfo({ name, type, dims }: GraphValue): onnx.IValueInfoProto {
  const dim = dims.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }));
  return { name, type: { tensorType: { elemType: dataTypes[type], shape: { dim } } } };
}
