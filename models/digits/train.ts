import { createRandom, shuffle } from '#lib/training/learners/random';
import { createAdam } from './adam.ts';
import { type ConvNet, createConvNet, parametersOf, runner, side } from './conv-net.ts';
import { distort } from './distort.ts';

const batchSize = 32;
const highestRate = 0.002;

/** Trains on pictures [28, 28], 0 to 1, distorted anew in every epoch; `seed` settles the weights and all else. */
export function trainDigits(
  pictures: readonly Float32Array[],
  digits: Int32Array,
  {
    seed,
    epochs,
    onEpoch,
  }: { seed: number; epochs: number; onEpoch?: (epoch: number, logLoss: number, net: ConvNet) => void },
): ConvNet {
  const random = createRandom(seed);
  const net = createConvNet(random);
  const gradients = createConvNet(null);
  const { learn } = runner(net, gradients);
  const step = createAdam(parametersOf(net), parametersOf(gradients));
  const order = Int32Array.from(digits, (_, index) => index);
  const distorted = new Float32Array(side * side);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    for (let start = 0; start < order.length; start += batchSize) {
      const batch = order.subarray(start, start + batchSize);
      for (const index of batch) {
        distort(pictures[index]!, distorted, random);
        loss -= Math.log(Math.max(1e-15, learn(distorted, digits[index]!)[digits[index]!]!));
      }
      // Half a cosine from the highest rate down to none (Loshchilov and Hutter, ICLR 2017).
      const progress = (epoch + start / order.length) / epochs;
      step((highestRate * (1 + Math.cos(Math.PI * progress))) / 2, batch.length);
    }
    onEpoch?.(epoch, loss / order.length, net);
  }
  return net;
}
