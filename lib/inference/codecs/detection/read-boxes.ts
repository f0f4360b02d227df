import { type BoxReading, type Candidate, cornersAt, reaches } from '#lib/inference/codecs/detection/candidate';
import type { PlainTensor } from '#lib/inference/tensors';

type Outputs = {
  boxes: PlainTensor;
  scores: PlainTensor;
  labels: PlainTensor | undefined;
  count: PlainTensor | undefined;
};

/** What the graph itself has chosen of a picture: boxes [N, K, 4], scores and labels [N, K], how many count [N]. */
export function readBoxes(
  { boxes, scores, labels, count }: Outputs,
  row: number,
  reading: BoxReading & { threshold: number },
): Candidate[] {
  const places = boxes.dims[1] ?? 0;
  const filled = count ? Math.min(places, Number(count.data[row])) : places;
  const found: Candidate[] = [];
  for (let k = row * places; k < row * places + filled; k++) {
    const score = Number(scores.data[k]);
    // A label below 0 marks a place that is not filled.
    const label = labels ? Number(labels.data[k]) : 0;
    if (label < 0 || !reaches(score, reading.threshold)) continue;
    found.push({ label, score, box: cornersAt(boxes.data, k * 4, 1, reading) });
  }
  return found;
}
