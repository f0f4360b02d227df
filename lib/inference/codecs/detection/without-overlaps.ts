import { byScore, type Candidate, type Corners } from '#lib/inference/codecs/detection/candidate';

/**
 * Greedy non-maximum suppression within each label, as `torchvision.ops.batched_nms`: of boxes whose intersection over
 * union is above `overlap` the one with the highest score stays. At most `most`, the highest score first.
 */
export function withoutOverlaps(candidates: readonly Candidate[], overlap: number, most: number): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates.toSorted(byScore)) {
    if (kept.length === most) break;
    const isNew = kept.every(({ label, box }) => label !== candidate.label || shared(box, candidate.box) <= overlap);
    if (isNew) kept.push(candidate);
  }
  return kept;
}

/** Intersection over union; 0 for boxes without an area. */
function shared(a: Corners, b: Corners): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const both = width * height;
  return both / (areaOf(a) + areaOf(b) - both);
}

const areaOf = ([left, top, right, bottom]: Corners) => (right - left) * (bottom - top);
