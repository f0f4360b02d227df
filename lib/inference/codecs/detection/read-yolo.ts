import { type BoxReading, type Candidate, cornersAt, reaches } from '#lib/inference/codecs/detection/candidate';
import { notFinite } from '#lib/inference/codecs/rounded';
import { sigmoid } from '#lib/inference/codecs/softmax';
import type { PlainTensor } from '#lib/inference/tensors';

type Reading = BoxReading & {
  threshold: number;
  labelCount: number | undefined;
  /** Whether scores still have to become probabilities. */
  activation: 'softmax' | 'sigmoid' | undefined;
};

/**
 * What a picture's anchors found, each by its most probable label: from [N, 4 + labels, A] (YOLOv8 and later) or
 * [N, A, 5 + labels], where the fifth number is the probability that there is something (YOLOv5, YOLOX). The other
 * way round either is read, too, where the number of labels tells them apart.
 */
export function readYolo({ data, dims }: PlainTensor, row: number, reading: Reading): Candidate[] {
  const { numbersFirst, hasObject } = layoutOf(dims, reading.labelCount);
  const [, rows = 0, columns = 0] = dims;
  const anchors = numbersFirst ? columns : rows;
  const numbers = numbersFirst ? rows : columns;
  const [anchorStep, step] = numbersFirst ? [1, anchors] : [numbers, 1];
  const start = row * anchors * numbers;
  const probability = reading.activation === 'sigmoid' ? sigmoid : (value: number) => value;
  const firstLabel = hasObject ? 5 : 4;
  const found: Candidate[] = [];
  for (let anchor = 0; anchor < anchors; anchor++) {
    const at = start + anchor * anchorStep;
    let label = 0;
    let highest = -Infinity;
    for (let n = firstLabel; n < numbers; n++) {
      const value = Number(data[at + n * step]);
      if (Number.isNaN(value)) throw notFinite();
      if (value <= highest) continue;
      highest = value;
      label = n - firstLabel;
    }
    const score = probability(highest) * (hasObject ? probability(Number(data[at + 4 * step])) : 1);
    if (reaches(score, reading.threshold)) found.push({ label, score, box: cornersAt(data, at, step, reading) });
  }
  return found;
}

/** Told by the number of labels; without it by which dimension is the shorter one. */
function layoutOf([, rows = 0, columns = 0]: readonly number[], labels: number | undefined) {
  if (labels !== undefined) {
    if (rows === 4 + labels) return { numbersFirst: true, hasObject: false };
    if (columns === 5 + labels) return { numbersFirst: false, hasObject: true };
    if (columns === 4 + labels) return { numbersFirst: false, hasObject: false };
    if (rows === 5 + labels) return { numbersFirst: true, hasObject: true };
  }
  return rows < columns ? { numbersFirst: true, hasObject: false } : { numbersFirst: false, hasObject: true };
}
