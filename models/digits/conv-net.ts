import { type Random, randomNormal } from '#lib/training/learners/random';
import { addWeightGradients, type Convolution, convolve, convolveBack } from './convolution.ts';
import { type Dense, multiply, multiplyBack } from './dense.ts';
import { poolBack, rectifyAndPool } from './pooling.ts';

export const side = 28;
export const classCount = 10;
const planes = [12, 24] as const;
const hiddenCount = 64;
const pooled = side / 4;
/** The planes behind the second pooling, borders included, which hold zeros. */
const flatCount = planes[1] * (pooled + 2) ** 2;

/** Two convolutions, each rectified and pooled, and two dense layers (after LeCun et al., Proc. IEEE 86, 1998). */
export type ConvNet = { first: Convolution; second: Convolution; hidden: Dense; last: Dense };

/** A net with random weights, spread by the number of inputs (He et al., ICCV 2015); `null` gives one of all zeros. */
export function createConvNet(random: Random | null): ConvNet {
  const draw = (count: number, inputs: number) =>
    new Float32Array(count).map(() => (random ? Math.sqrt(2 / inputs) * randomNormal(random) : 0));
  const convolution = (size: number, inPlanes: number, outPlanes: number): Convolution => ({
    size,
    inPlanes,
    outPlanes,
    weights: draw(outPlanes * inPlanes * 9, inPlanes * 9),
    biases: new Float32Array(outPlanes),
  });
  const dense = (inputs: number, outputs: number, live = inputs): Dense => ({
    inputs,
    outputs,
    weights: draw(inputs * outputs, live),
    biases: new Float32Array(outputs),
  });
  return {
    first: convolution(side, 1, planes[0]),
    second: convolution(side / 2, planes[0], planes[1]),
    hidden: dense(flatCount, hiddenCount, planes[1] * pooled ** 2),
    last: dense(hiddenCount, classCount),
  };
}

/** The arrays to train, in an order that is the same for every net. */
export function parametersOf({ first, second, hidden, last }: ConvNet): Float32Array[] {
  return [first, second, hidden, last].flatMap(({ weights, biases }) => [weights, biases]);
}

/**
 * Compiles a net into functions that share their working memory. A picture is [28, 28], 0 to 1; `learn` adds the
 * gradients of its log loss to `gradients`, a net of the same shape, and both give the ten probabilities.
 */
export function runner(net: ConvNet, gradients: ConvNet) {
  const { first, second, hidden, last } = net;
  const bordered = (size: number, count: number) => new Float32Array(count * (size + 2) ** 2);
  const input = bordered(side, 1);
  const [conv1, conv1Slope] = [bordered(side, planes[0]), bordered(side, planes[0])];
  const [pool1, pool1Slope] = [bordered(side / 2, planes[0]), bordered(side / 2, planes[0])];
  const [conv2, conv2Slope] = [bordered(side / 2, planes[1]), bordered(side / 2, planes[1])];
  const [pool2, pool2Slope] = [new Float32Array(flatCount), new Float32Array(flatCount)];
  const winners1 = new Int32Array(pool1.length).fill(-1);
  const winners2 = new Int32Array(pool2.length).fill(-1);
  const [units, unitsSlope] = [new Float32Array(hiddenCount), new Float32Array(hiddenCount)];
  const [logits, logitsSlope] = [new Float32Array(classCount), new Float32Array(classCount)];

  function predict(picture: Float32Array): Float32Array {
    for (let y = 0; y < side; y++) input.set(picture.subarray(y * side, (y + 1) * side), (y + 1) * (side + 2) + 1);
    convolve(first, input, conv1);
    rectifyAndPool(conv1, side, planes[0], pool1, winners1);
    convolve(second, pool1, conv2);
    rectifyAndPool(conv2, side / 2, planes[1], pool2, winners2);
    multiply(hidden, pool2, units);
    for (let i = 0; i < hiddenCount; i++) units[i] = Math.max(0, units[i]!);
    multiply(last, units, logits);
    return softmax(logits);
  }

  function learn(picture: Float32Array, digit: number): Float32Array {
    const probabilities = predict(picture);
    logitsSlope.set(probabilities);
    logitsSlope[digit]! -= 1;
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

function softmax(logits: Float32Array): Float32Array {
  const highest = logits.reduce((most, value) => Math.max(most, value));
  const odds = logits.map((value) => Math.exp(value - highest));
  const sum = odds.reduce((total, value) => total + value, 0);
  return odds.map((value) => value / sum);
}
