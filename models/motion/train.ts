import { createRandom, type Random, randomInt } from '#lib/training/learners/random';
import type { ConvNet } from '../conv-net/conv-net.ts';
import { trainConvNet } from '../conv-net/train.ts';
import { film as feature, prepareFrames } from './feature.ts';
import { drawFilm } from './film.ts';
import { frameCount, type Label, labels, shape, side } from './shape.ts';

/** Films as the graph's input has them before mean and deviation: [8, 32, 32] bytes each. */
export type Films = { frames: Uint8Array[]; labels: Int32Array };

const area = side * side;

/** As many films of every label. */
export async function createFilms(perLabel: number, seed: number): Promise<Films> {
  const random = createRandom(seed);
  const frames: Uint8Array[] = [];
  for (let index = 0; index < perLabel * labels.length; index++) {
    frames.push(await prepareFrames(drawFilm(labels[index % labels.length]!, random, { frameCount })));
  }
  return { frames, labels: Int32Array.from(frames, (_, index) => index % labels.length) };
}

/** A film as the graph is fed it. */
export function toInput(frames: Uint8Array): Float32Array {
  return Float32Array.from(frames, (value) => (value / 255 - feature.mean[0]!) / feature.std[0]!);
}

/** Trains on films, each mirrored, laid on its side or played backwards at random, its label changed accordingly. */
export function trainMotion(
  films: Films,
  options: { seed: number; epochs: number; onEpoch?: (epoch: number, logLoss: number, net: ConvNet) => void },
): ConvNet {
  const inputs = films.frames.map(toInput);
  const drawn = new Float32Array(frameCount * area);
  return trainConvNet(shape, {
    count: inputs.length,
    draw(example, random) {
      return { input: drawn, label: redraw(inputs[example]!, films.labels[example]!, drawn, random) };
    },
    ...options,
  });
}

const backwards: Partial<Record<Label, Label>> = {
  left: 'right',
  right: 'left',
  up: 'down',
  down: 'up',
  growing: 'shrinking',
  shrinking: 'growing',
};
const onItsSide: Partial<Record<Label, Label>> = { left: 'up', up: 'left', right: 'down', down: 'right' };

/** Writes the film as it might have been into `target`, and gives the label it then has. */
function redraw(film: Float32Array, label: number, target: Float32Array, random: Random): number {
  const [isMirrored, isFlipped, isTransposed, isReversed, isNegative] = Array.from(
    { length: 5 },
    () => randomInt(random, 2) === 1,
  );
  let name = labels[label]!;
  if (isReversed) name = backwards[name] ?? name;
  if (isMirrored && (name === 'left' || name === 'right')) name = backwards[name]!;
  if (isFlipped && (name === 'up' || name === 'down')) name = backwards[name]!;
  if (isTransposed) name = onItsSide[name] ?? name;
  const contrast = (isNegative ? -1 : 1) * (0.7 + 0.6 * random());
  const light = 0.8 * (random() - 0.5);
  for (let frame = 0; frame < frameCount; frame++) {
    const from = (isReversed ? frameCount - 1 - frame : frame) * area;
    for (let p = 0; p < area; p++) {
      const [column, row] = isTransposed ? [Math.floor(p / side), p % side] : [p % side, Math.floor(p / side)];
      const x = isMirrored ? side - 1 - column : column;
      const y = isFlipped ? side - 1 - row : row;
      target[frame * area + p] = contrast * film[from + y * side + x]! + light;
    }
  }
  return labels.indexOf(name);
}
