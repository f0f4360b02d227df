import { int, ints } from '#lib/training/onnx/attribute';
import { encodeModel } from '#lib/training/onnx/encode-model';
import { labelNodes } from '#lib/training/onnx/label-nodes';
import { node } from '#lib/training/onnx/node';
import { floatTensor, int64Tensor } from '#lib/training/onnx/tensor';
import type { ConvNet } from './conv-net.ts';
import type { Convolution } from './convolution.ts';
import type { Dense } from './dense.ts';

const pooling = { kernel_shape: ints([2, 2]), strides: ints([2, 2]) };
const window = { kernel_shape: ints([3, 3]), pads: ints([1, 1, 1, 1]) };

type Names = {
  name: string;
  input: string;
  labels: readonly string[];
  /** Of a row of the input, where they are others than [inPlanes, side, side]. */
  rowDims?: readonly number[];
};

/** The net as a graph from its one input, [N, inPlanes, side, side] or [N, ...rowDims], to labels and probabilities. */
export function toOnnx(
  { shape, first, second, hidden, last }: ConvNet,
  { name, input, labels, rowDims }: Names,
): Uint8Array {
  const { inPlanes, side, classCount } = shape;
  const planes = [inPlanes, side, side];
  return encodeModel({
    name,
    inputs: [{ name: input, type: 'float32', dims: ['N', ...(rowDims ?? planes)] }],
    outputs: [
      { name: 'label', type: 'string', dims: ['N'] },
      { name: 'probabilities', type: 'float32', dims: ['N', classCount] },
    ],
    nodes: [
      ...(rowDims ? [node('Reshape', [input, 'planes/shape'], ['planes'])] : []),
      node('Conv', [rowDims ? 'planes' : input, 'first/weights', 'first/biases'], ['first'], window),
      node('Relu', ['first'], ['first/rectified']),
      node('MaxPool', ['first/rectified'], ['first/pooled'], pooling),
      node('Conv', ['first/pooled', 'second/weights', 'second/biases'], ['second'], window),
      node('Relu', ['second'], ['second/rectified']),
      node('MaxPool', ['second/rectified'], ['second/pooled'], pooling),
      node('Flatten', ['second/pooled'], ['flat']),
      node('Gemm', ['flat', 'hidden/weights', 'hidden/biases'], ['hidden'], { transB: int(1) }),
      node('Relu', ['hidden'], ['hidden/rectified']),
      node('Gemm', ['hidden/rectified', 'last/weights', 'last/biases'], ['logits'], { transB: int(1) }),
      node('Softmax', ['logits'], ['probabilities'], { axis: int(1) }),
      ...labelNodes('probabilities', labels),
    ],
    constants: [
      // 0: as many rows as there are.
      ...(rowDims ? [int64Tensor([0, ...planes], { name: 'planes/shape', dims: [4] })] : []),
      ...convolutionConstants('first', first),
      ...convolutionConstants('second', second),
      ...denseConstants('hidden', withoutBorders(hidden, second)),
      ...denseConstants('last', last),
    ],
  });
}
function convolutionConstants(name: string, { weights, biases, inPlanes, outPlanes }: Convolution) {
  return [
    floatTensor(weights, { name: `${name}/weights`, dims: [outPlanes, inPlanes, 3, 3] }),
    floatTensor(biases, { name: `${name}/biases`, dims: [outPlanes] }),
  ];
}

function denseConstants(name: string, { weights, biases, inputs, outputs }: Dense) {
  return [
    floatTensor(weights, { name: `${name}/weights`, dims: [outputs, inputs] }),
    floatTensor(biases, { name: `${name}/biases`, dims: [outputs] }),
  ];
}

/** The layer without the weights of the planes' borders, which only the training has. */
function withoutBorders({ inputs, outputs, weights, biases }: Dense, { size, outPlanes }: Convolution): Dense {
  const width = size / 2 + 2;
  const isInner = (input: number) => {
    const x = input % width;
    const y = Math.floor(input / width) % width;
    return x > 0 && y > 0 && x < width - 1 && y < width - 1;
  };
  return {
    inputs: outPlanes * (width - 2) ** 2,
    outputs,
    weights: weights.filter((_, index) => isInner(index % inputs)),
    biases,
  };
}
