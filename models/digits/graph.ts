import { int, ints } from '#lib/training/onnx/attribute';
import { encodeModel } from '#lib/training/onnx/encode-model';
import { labelNodes } from '#lib/training/onnx/label-nodes';
import { node } from '#lib/training/onnx/node';
import { floatTensor } from '#lib/training/onnx/tensor';
import { type ConvNet, classCount, side } from './conv-net.ts';
import type { Convolution } from './convolution.ts';
import type { Dense } from './dense.ts';

const pooling = { kernel_shape: ints([2, 2]), strides: ints([2, 2]) };
const window = { kernel_shape: ints([3, 3]), pads: ints([1, 1, 1, 1]) };

/** The net as a graph from pictures [N, 1, 28, 28], 0 to 1, to labels and probabilities. */
export function toOnnx({ first, second, hidden, last }: ConvNet, labels: readonly string[]): Uint8Array {
  return encodeModel({
    name: 'digits',
    inputs: [{ name: 'image', type: 'float32', dims: ['N', 1, side, side] }],
    outputs: [
      { name: 'label', type: 'string', dims: ['N'] },
      { name: 'probabilities', type: 'float32', dims: ['N', classCount] },
    ],
    nodes: [
      node('Conv', ['image', 'first/weights', 'first/biases'], ['first'], window),
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
