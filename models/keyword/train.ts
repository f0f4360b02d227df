import { createRandom, type Random, randomInt, randomNormal } from '#lib/training/learners/random';
import type { ConvNet } from '../conv-net/conv-net.ts';
import { trainConvNet } from '../conv-net/train.ts';
import { toInput } from './feature.ts';
import { record } from './record.ts';
import { type Label, labels, shape, side } from './shape.ts';

/** Seconds of sound as the graph is fed them. */
export type Recordings = { inputs: Float32Array[]; labels: Int32Array };

/** As many of every keyword, and twice as many others. */
export function createRecordings(perKeyword: number, seed: number): Recordings {
  const random = createRandom(seed);
  const order: Label[] = [...labels, 'other'];
  const names = Array.from({ length: perKeyword * order.length }, (_, index) => order[index % order.length]!);
  return {
    inputs: names.map((label) => toInput(record(label, random))),
    labels: Int32Array.from(names, (label) => labels.indexOf(label)),
  };
}

/** Trains on recordings, each moved, blurred by noise and with some bins or frames missing, anew in every epoch. */
export function trainKeyword(
  { inputs, labels: classes }: Recordings,
  options: { seed: number; epochs: number; onEpoch?: (epoch: number, logLoss: number, net: ConvNet) => void },
): ConvNet {
  const drawn = new Float32Array(side * side);
  return trainConvNet(shape, {
    count: inputs.length,
    draw(example, random) {
      redraw(inputs[example]!, drawn, random);
      return { input: drawn, label: classes[example]! };
    },
    ...options,
  });
}

/** Writes the spectrogram as it might have been into `target` (after Park et al., "SpecAugment", Interspeech 2019). */
function redraw(input: Float32Array, target: Float32Array, random: Random): void {
  const [later, higher] = [randomInt(random, 5) - 2, randomInt(random, 3) - 1];
  const noise = random() < 0.5 ? 0.15 * random() : 0;
  const [bin, frame] = [randomInt(random, 2 * side), randomInt(random, 2 * side)];
  for (let f = 0; f < side; f++) {
    const from = Math.min(side - 1, Math.max(0, f - higher));
    for (let t = 0; t < side; t++) {
      const isMissing = (f >= bin && f < bin + 3) || (t >= frame && t < frame + 3);
      const value = input[from * side + Math.min(side - 1, Math.max(0, t - later))]!;
      target[f * side + t] = isMissing ? 0 : value + (noise > 0 ? noise * randomNormal(random) : 0);
    }
  }
}
