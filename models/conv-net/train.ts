import { createRandom, type Random, shuffle } from '#lib/training/learners/random';
import { createAdam } from './adam.ts';
import { type ConvNet, createConvNet, type NetShape, parametersOf, runner } from './conv-net.ts';

const batchSize = 32;
const highestRate = 0.002;

/** What is learnt in an epoch of an example: its input, as drawn anew, and its class. */
export type Draw = (example: number, random: Random) => { input: Float32Array; label: number };

type Options = {
  /** How many examples there are. */
  count: number;
  draw: Draw;
  /** Settles the weights and all else. */
  seed: number;
  epochs: number;
  onEpoch?: (epoch: number, logLoss: number, net: ConvNet) => void;
};

/** Trains a net of that shape on every example once an epoch, each drawn anew, in an order shuffled anew. */
export function trainConvNet(shape: NetShape, { count, draw, seed, epochs, onEpoch }: Options): ConvNet {
  const random = createRandom(seed);
  const net = createConvNet(shape, random);
  const gradients = createConvNet(shape, null);
  const { learn } = runner(net, gradients);
  const step = createAdam(parametersOf(net), parametersOf(gradients));
  const order = Int32Array.from({ length: count }, (_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    for (let start = 0; start < order.length; start += batchSize) {
      const batch = order.subarray(start, start + batchSize);
      for (const example of batch) {
        const { input, label } = draw(example, random);
        loss -= Math.log(Math.max(1e-15, learn(input, label)[label]!));
      }
      // Half a cosine from the highest rate down to none (Loshchilov and Hutter, ICLR 2017).
      const progress = (epoch + start / order.length) / epochs;
      step((highestRate * (1 + Math.cos(Math.PI * progress))) / 2, batch.length);
    }
    onEpoch?.(epoch, loss / order.length, net);
  }
  return net;
}
