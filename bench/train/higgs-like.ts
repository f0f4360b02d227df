import type { LearningSet } from '#lib/training/learners/learner';
import { createRandom, randomNormal } from '#lib/training/learners/random';

/**
 * Made-up rows in the shape of the HIGGS data: 28 columns of numbers, some with heavy tails, some functions of others,
 * and two classes that no few of them tell apart.
 */
export function higgsLike(rowCount: number, seed: number): LearningSet {
  const random = createRandom(seed);
  const columns = Array.from({ length: 28 }, () => new Float32Array(rowCount));
  const labels = new Int32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const at = (place: number) => columns[place]![row]!;
    for (let place = 0; place < 21; place++) {
      const normal = randomNormal(random);
      columns[place]![row] = place % 3 === 0 ? Math.exp(normal / 2) : normal;
    }
    for (let place = 21; place < 28; place++) {
      columns[place]![row] = Math.hypot(at(place - 21), at(place - 14)) + randomNormal(random) / 4;
    }
    const score = at(1) * at(2) + at(4) * Math.abs(at(5)) + at(21) - at(22) + 0.5 * at(24) * at(0) - at(3);
    labels[row] = score + 2 * randomNormal(random) > 0 ? 1 : 0;
  }
  return { columns, texts: null, target: { kind: 'classification', labels, classCount: 2 } };
}
