import proto from 'onnx-proto';
import { expect, it } from 'vitest';
import { float, floats, int, ints, string, strings } from '#lib/training/onnx/attribute';
import { encodeModel, type GraphModel } from '#lib/training/onnx/encode-model';
import { node } from '#lib/training/onnx/node';
import { floatTensor, int64Tensor, stringTensor } from '#lib/training/onnx/tensor';

const graph: GraphModel = {
  name: 'small',
  inputs: [{ name: 'x', type: 'float32', dims: ['N', 4] }],
  outputs: [{ name: 'y', type: 'string', dims: ['N'] }],
  nodes: [
    node('Add', ['x', 'one'], ['sum'], { axis: int(1), axes: ints([1, -2]), alpha: float(0.5) }),
    node(
      'Thing',
      ['sum'],
      ['y'],
      { keys: strings(['ä', '']), mode: string('LOWER'), all: floats([1, NaN]) },
      'ai.onnx.ml',
    ),
  ],
  constants: [
    floatTensor(Float32Array.of(1, -2.5), { name: 'one', dims: [2] }),
    int64Tensor([3], { name: 'three', dims: [] }),
    stringTensor(['a'], { name: 'text', dims: [1] }),
  ],
};

it('writes what a reader of the format finds again', () => {
  const { graph: read, ...model } = proto.onnx.ModelProto.decode(encodeModel(graph));
  expect(Number(model.irVersion)).toBe(7);
  expect(model.opsetImport.map(({ domain, version }) => [domain, Number(version)])).toEqual([
    ['', 13],
    ['ai.onnx.ml', 2],
  ]);
  expect(read?.node?.map(({ opType, input, output }) => [opType, input, output])).toEqual([
    ['Add', ['x', 'one'], ['sum']],
    ['Thing', ['sum'], ['y']],
  ]);
  expect(read?.node?.[1]?.attribute?.[0]?.strings?.map((text) => new TextDecoder().decode(text))).toEqual(['ä', '']);
  expect(read?.initializer?.map(({ name }) => name)).toEqual(['one', 'three', 'text']);
  expect(read?.input?.[0]?.type?.tensorType?.shape?.dim?.map((dim) => dim.dimParam || Number(dim.dimValue))).toEqual([
    'N',
    4,
  ]);
});

it('writes the same bytes for the same graph', () => {
  expect(encodeModel(graph)).toEqual(encodeModel(graph));
});

it.each([
  [13, 7],
  [17, 8],
  [20, 9],
])('writes operator set %i in file format %i', (opset, irVersion) => {
  expect(Number(proto.onnx.ModelProto.decode(encodeModel({ ...graph, opset })).irVersion)).toBe(irVersion);
});
