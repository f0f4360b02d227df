import {
  type BoxReading,
  byScore,
  type Candidate,
  cornersAt,
  reaches,
} from '#lib/inference/codecs/detection/candidate';
import { sigmoid, softmax } from '#lib/inference/codecs/softmax';
import type { PlainTensor } from '#lib/inference/tensors';

type Reading = BoxReading & {
  threshold: number;
  /** How many labels there are; undefined where nobody says. */
  labelCount: number | undefined;
  activation: 'softmax' | 'sigmoid' | undefined;
};

/**
 * What a picture's queries found, from scores [N, Q, C] and boxes [N, Q, 4]. One score more than labels is "nothing
 * there": each query then has its most probable label, of a softmax (DETR, YOLOS). With as many scores as labels each
 * label of a query is by itself, of a sigmoid (RT-DETR), and as many are found as there are queries. Scores that are probabilities already stay so
 * unless an activation is asked for.
 */
export function readDetr(scores: PlainTensor, boxes: PlainTensor, row: number, reading: Reading): Candidate[] {
  const [, queries = 0, width = 0] = scores.dims;
  const each = (reading.activation ?? (width === reading.labelCount ? 'sigmoid' : 'softmax')) === 'sigmoid';
  const labels = each ? width : Math.min(width, reading.labelCount ?? width - 1);
  const raw = Float64Array.from({ length: queries * width }, (_, i) => Number(scores.data[row * queries * width + i]));
  const asTheyAre =
    reading.activation === undefined && (each ? areShares(raw) : areShares(raw) && sumToOne(raw, width));
  const found: Candidate[] = [];
  for (let q = 0; q < queries; q++) {
    const own = raw.subarray(q * width, (q + 1) * width);
    if (!asTheyAre && each) own.set(own.map(sigmoid));
    if (!asTheyAre && !each) softmax(own);
    const best = mostProbable(own, labels);
    for (let label = each ? 0 : best; label < (each ? labels : best + 1); label++) {
      const score = own[label]!;
      if (!reaches(score, reading.threshold)) continue;
      found.push({ label, score, box: cornersAt(boxes.data, (row * queries + q) * 4, 1, reading) });
    }
  }
  return each ? found.sort(byScore).slice(0, queries) : found;
}

const areShares = (values: Float64Array) => values.every((value) => value >= 0 && value <= 1);

function sumToOne(values: Float64Array, width: number): boolean {
  for (let from = 0; from < values.length; from += width) {
    const sum = values.subarray(from, from + width).reduce((total, value) => total + value, 0);
    if (Math.abs(sum - 1) > 1e-3) return false;
  }
  return true;
}

function mostProbable(values: Float64Array, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
