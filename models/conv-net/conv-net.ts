import { type Random, randomNormal } from '#lib/training/learners/random';
import { addWeightGradients, type Convolution, convolve, convolveBack } from './convolution.ts';
import { type Dense, multiply, multiplyBack } from './dense.ts';
import { poolBack, rectifyAndPool } from './pooling.ts';

/** What a net takes and gives; `side` is a multiple of 4. */
export type NetShape = {
  /** Of its square input planes, in values. */
  side: number;
  inPlanes: number;
  /** Of the two convolutions. */
  planes: readonly [number, number];
  hiddenCount: number;
  classCount: number;
};

/** Two convolutions, each rectified and pooled, and two dense layers (after LeCun et al., Proc. IEEE 86, 1998). */
export type ConvNet = { shape: NetShape; first: Convolution; second: Convolution; hidden: Dense; last: Dense };

/** A net with random weights, spread by the number of inputs (He et al., ICCV 2015); `null` gives one of all zeros. */
export function createConvNet(shape: NetShape, random: Random | null): ConvNet {
  const { side, inPlanes, planes, hiddenCount, classCount } = shape;
  const draw = (count: number, inputs: number) =>
    new Float32Array(count).map(() => (random ? Math.sqrt(2 / inputs) * randomNormal(random) : 0));
  const convolution = (size: number, from: number, to: number): Convolution => ({
    size,
    inPlanes: from,
    outPlanes: to,
    weights: draw(to * from * 9, from * 9),
    biases: new Float32Array(to),
  });
  const dense = (inputs: number, outputs: number, live = inputs): Dense => ({
    inputs,
    outputs,
    weights: draw(inputs * outputs, live),
    biases: new Float32Array(outputs),
  });
  return {
    shape,
    first: convolution(side, inPlanes, planes[0]),
    second: convolution(side / 2, planes[0], planes[1]),
    hidden: dense(flatCount(shape), hiddenCount, planes[1] * (side / 4) ** 2),
    last: dense(hiddenCount, classCount),
  };
}

/** The values behind the second pooling, with the planes' borders, which hold zeros. */
const flatCount = ({ side, planes }: NetShape): number => planes[1] * (side / 4 + 2) ** 2;

/** The arrays to train, in an order that is the same for every net. */
export function parametersOf({ first, second, hidden, last }: ConvNet): Float32Array[] {
  return [first, second, hidden, last].flatMap(({ weights, biases }) => [weights, biases]);
}

/**
 * Compiles a net into functions that share their working memory. An input is [inPlanes, side, side]; `learn` adds the
 * gradients of its log loss to `gradients`, a net of the same shape, and both give the probabilities of the classes.
 */
export function runner(net: ConvNet, gradients: ConvNet) {
  const { first, second, hidden, last } = net;
  const { side, inPlanes, planes, hiddenCount, classCount } = net.shape;
  const bordered = (size: number, count: number) => new Float32Array(count * (size + 2) ** 2);
  const input = bordered(side, inPlanes);
  const [conv1, conv1Slope] = [bordered(side, planes[0]), bordered(side, planes[0])];
  const [pool1, pool1Slope] = [bordered(side / 2, planes[0]), bordered(side / 2, planes[0])];
  const [conv2, conv2Slope] = [bordered(side / 2, planes[1]), bordered(side / 2, planes[1])];
  const [pool2, pool2Slope] = [new Float32Array(flatCount(net.shape)), new Float32Array(flatCount(net.shape))];
  const winners1 = new Int32Array(pool1.length).fill(-1);
  const winners2 = new Int32Array(pool2.length).fill(-1);
  const [units, unitsSlope] = [new Float32Array(hiddenCount), new Float32Array(hiddenCount)];
  const [logits, logitsSlope] = [new Float32Array(classCount), new Float32Array(classCount)];

  function predict(values: Float32Array): Float32Array {
    for (let row = 0; row < inPlanes * side; row++) {
      const plane = Math.floor(row / side);
      const at = plane * (side + 2) ** 2 + ((row % side) + 1) * (side + 2) + 1;
      input.set(values.subarray(row * side, (row + 1) * side), at);
    }
    convolve(first, input, conv1);
    rectifyAndPool(conv1, side, planes[0], pool1, winners1);
    convolve(second, pool1, conv2);
    rectifyAndPool(conv2, side / 2, planes[1], pool2, winners2);
    multiply(hidden, pool2, units);
    for (let i = 0; i < hiddenCount; i++) units[i] = Math.max(0, units[i]!);
    multiply(last, units, logits);
    return softmax(logits);
  }

  function learn(values: Float32Array, label: number): Float32Array {
    const probabilities = predict(values);
    logitsSlope.set(probabilities);
    logitsSlope[label]! -= 1;
    multiplyBack(last, units, logitsSlope, unitsSlope, gradients.last);
    for (let i = 0; i < hiddenCount; i++) if (units[i] === 0) unitsSlope[i] = 0;
    multiplyBack(hidden, pool2, unitsSlope, pool2Slope, gradients.hidden);
    poolBack(pool2Slope, winners2, conv2Slope);
    addWeightGradients(second, pool1, conv2Slope, gradients.second);
    pool1Slope.fill(0);
    convolveBack(second, conv2Slope, pool1Slope);
    poolBack(pool1Slope, winners1, conv1Slope);
    addWeightGradients(first, input, conv1Slope, gradients.first);
    return probabilities;
  }

  return { predict, learn };
}

/** The probabilities of every input, one after another, [inputs, classes]. */
export function predictAll(net: ConvNet, inputs: readonly Float32Array[]): Float32Array {
  const { predict } = runner(net, createConvNet(net.shape, null));
  const probabilities = new Float32Array(inputs.length * net.shape.classCount);
  inputs.forEach((input, index) => {
    probabilities.set(predict(input), index * net.shape.classCount);
  });
  return probabilities;
}

function softmax(logits: Float32Array): Float32Array {
  const highest = logits.reduce((most, value) => Math.max(most, value));
  const odds = logits.map((value) => Math.exp(value - highest));
  const sum = odds.reduce((total, value) => total + value, 0);
  return odds.map((value) => value / sum);
}
