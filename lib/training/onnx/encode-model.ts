import proto, { type onnx } from 'onnx-proto';
import { joinBytes, messageField } from '#lib/registry/onnx/wire-writer';
import type { Domain } from '#lib/training/onnx/node';

const { DataType } = proto.onnx.TensorProto;
const dataTypes = { float32: DataType.FLOAT, float64: DataType.DOUBLE, int64: DataType.INT64, string: DataType.STRING };

/** A graph input or output; a dimension given as a string is one the caller chooses. */
export type GraphValue = { name: string; type: keyof typeof dataTypes; dims: readonly (number | string)[] };

export type EncodedNode = { domain: Domain; bytes: Uint8Array };

export type GraphModel = {
  name: string;
  inputs: readonly GraphValue[];
  outputs: readonly GraphValue[];
  /** A step with millions of values is given as the bytes of its NodeProto. */
  nodes: readonly (onnx.INodeProto | EncodedNode)[];
  constants?: readonly onnx.ITensorProto[];
  /** Version of the standard operator set; the lower, the more runtimes load the model. */
  opset?: number;
  /** Version of the classical learners' operator set; 3 is the first with trees of doubles. */
  learnersOpset?: number;
};

/**
 * The bytes of `model.onnx`: the same graph gives the same bytes. Operator sets are the oldest with what the graphs
 * here use.
 */
export function encodeModel(model: GraphModel): Uint8Array {
  const { name, inputs, outputs, nodes, constants = [], opset = 13, learnersOpset = 2 } = model;
  const versions: Record<string, number> = { 'ai.onnx.ml': learnersOpset, 'com.microsoft': 1 };
  const domains = [...new Set(nodes.map((node) => node.domain ?? ''))].filter((domain) => domain !== '').sort();
  const { ModelProto, GraphProto } = proto.onnx;
  const graph = [
    ...nodes.map((node) => messageField(1, [bytesOf(node)])),
    GraphProto.encode({
      name,
      initializer: [...constants],
      input: inputs.map(valueInfo),
      output: outputs.map(valueInfo),
    }).finish(),
  ];
  const opsets = [
    { domain: '', version: opset },
    ...domains.map((domain) => ({ domain, version: versions[domain] ?? 1 })),
  ];
  return joinBytes([
    ModelProto.encode({ irVersion: irVersionFor(opset), producerName: 'bellwether' }).finish(),
    messageField(7, graph),
    ModelProto.encode({ opsetImport: opsets }).finish(),
  ]);
}

const bytesOf = (node: onnx.INodeProto | EncodedNode) =>
  'bytes' in node ? node.bytes : proto.onnx.NodeProto.encode(node).finish();

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
