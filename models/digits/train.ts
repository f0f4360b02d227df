import type { ConvNet } from '../conv-net/conv-net.ts';
import { trainConvNet } from '../conv-net/train.ts';
import { distort } from './distort.ts';
import { shape, side } from './shape.ts';

/** Trains on pictures [28, 28], 0 to 1, distorted anew in every epoch; `seed` settles the weights and all else. */
export function trainDigits(
  pictures: readonly Float32Array[],
  digits: Int32Array,
  options: { seed: number; epochs: number; onEpoch?: (epoch: number, logLoss: number, net: ConvNet) => void },
): ConvNet {
  const distorted = new Float32Array(side * side);
  return trainConvNet(shape, {
    count: pictures.length,
    draw(example, random) {
      distort(pictures[example]!, distorted, random);
      return { input: distorted, label: digits[example]! };
    },
    ...options,
  });
}
