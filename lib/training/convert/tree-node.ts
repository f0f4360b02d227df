import proto from 'onnx-proto';
import { joinBytes, messageField, numberField, textField } from '#lib/registry/onnx/wire-writer';
import { int, string } from '#lib/training/onnx/attribute';
import type { EncodedNode } from '#lib/training/onnx/encode-model';
import { node } from '#lib/training/onnx/node';
import type { TreeScores } from './tree-file.ts';
import { nodeModes } from './tree-table.ts';

const { AttributeType } = proto.onnx.AttributeProto;
const { DataType } = proto.onnx.TensorProto;

/**
 * A TreeEnsembleRegressor, [N, features] of either precision to [N, outputs] float32; it compares and adds up in what
 * it is given. Written number by number, since the usual encoder takes an object for each.
 */
export function treeNode({ table, outputs, precision }: TreeScores, input: string, output: string): EncodedNode {
  const few = node(
    'TreeEnsembleRegressor',
    [input],
    [output],
    { n_targets: int(outputs), aggregate_function: string('SUM'), post_transform: string('NONE') },
    'ai.onnx.ml',
  );
  const { length, leafCount } = table;
  const reals = precision === 'float64' ? doubles : floats;
  const attributes = [
    ints('nodes_treeids', table.trees, length),
    ints('nodes_nodeids', table.nodes, length),
    ints('nodes_featureids', table.features, length),
    modes('nodes_modes', table.modes, length),
    reals('nodes_values', table.values, length),
    ints('nodes_truenodeids', table.ifTrue, length),
    ints('nodes_falsenodeids', table.ifFalse, length),
    ints('nodes_missing_value_tracks_true', table.missingTrue, length),
    ints('target_treeids', table.leafTrees, leafCount),
    ints('target_nodeids', table.leafNodes, leafCount),
    ints('target_ids', table.leafOutputs, leafCount),
    reals('target_weights', table.leafWeights, leafCount),
  ];
  const bytes = joinBytes([
    proto.onnx.NodeProto.encode(few).finish(),
    ...attributes.map((attribute) => messageField(5, [attribute])),
  ]);
  return { domain: 'ai.onnx.ml', bytes };
}

/** An AttributeProto of whole numbers that are not negative, packed. */
function ints(name: string, values: Int32Array | Uint8Array, count: number): Uint8Array {
  const bytes = new Uint8Array(count * 5);
  let at = 0;
  for (let index = 0; index < count; index++) {
    let rest = values[index]!;
    for (; rest >= 128; rest >>>= 7) bytes[at++] = (rest & 127) | 128;
    bytes[at++] = rest;
  }
  return attribute(name, AttributeType.INTS, messageField(8, [bytes.subarray(0, at)]));
}

function modes(name: string, values: Uint8Array, count: number): Uint8Array {
  const texts = nodeModes.map((mode) => textField(9, mode));
  let size = 0;
  for (let index = 0; index < count; index++) size += texts[values[index]!]!.length;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (let index = 0; index < count; index++) {
    const text = texts[values[index]!]!;
    bytes.set(text, at);
    at += text.length;
  }
  return attribute(name, AttributeType.STRINGS, bytes);
}

function floats(name: string, values: Float64Array, count: number): Uint8Array {
  const bytes = new Uint8Array(count * 4);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < count; index++) view.setFloat32(index * 4, values[index]!, true);
  return attribute(name, AttributeType.FLOATS, messageField(7, [bytes]));
}

/** Doubles are a tensor, in an attribute of another name. */
function doubles(name: string, values: Float64Array, count: number): Uint8Array {
  const bytes = new Uint8Array(count * 8);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < count; index++) view.setFloat64(index * 8, values[index]!, true);
  const tensor = [numberField(1, count), numberField(2, DataType.DOUBLE), messageField(9, [bytes])];
  return attribute(`${name}_as_tensor`, AttributeType.TENSOR, messageField(5, tensor));
}

const attribute = (name: string, type: number, value: Uint8Array) =>
  joinBytes([textField(1, name), value, numberField(20, type)]);
