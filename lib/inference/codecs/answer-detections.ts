import { AppError } from '#lib/errors';
import type { Answer, DetectionAnswer } from '#lib/inference/codecs/answers';
import { boxInPicture } from '#lib/inference/codecs/detection/box-in-picture';
import { byScore, type Candidate } from '#lib/inference/codecs/detection/candidate';
import { readBoxes } from '#lib/inference/codecs/detection/read-boxes';
import { readDetr } from '#lib/inference/codecs/detection/read-detr';
import { readYolo } from '#lib/inference/codecs/detection/read-yolo';
import { withoutOverlaps } from '#lib/inference/codecs/detection/without-overlaps';
import { rounded } from '#lib/inference/codecs/rounded';
import type { PictureNote, RowNote } from '#lib/inference/row-note';
import type { Tensors } from '#lib/inference/tensors';
import type { Binding } from '#lib/registry/bind-manifest';
import type { ImageFeature } from '#lib/registry/feature';
import type { Manifest } from '#lib/registry/manifest';

const MAX_DETECTIONS = 300;

/** Of the formats that leave it open: how a box is written, and whether in parts of the picture. */
const usual = {
  detr: { boxFormat: 'cxcywh', relative: true },
  yolo: { boxFormat: 'cxcywh', relative: false },
  boxes: { boxFormat: 'xyxy', relative: false },
} as const;

/**
 * Compiles how a version's outputs become the boxes in each picture, the surest first, at most 300. `outputRanks` says
 * how many dimensions each output has with the one for pictures, which graphs for one picture leave out.
 * Throws AppError('model-failed') for NaN and infinity, and for pictures the outputs say nothing of.
 */
export function compileDetections(manifest: Manifest, bound: NonNullable<Binding['outputs']['detection']>) {
  const { detection, activation } = manifest.outputs ?? {};
  const frame = manifest.features.find((feature): feature is ImageFeature => feature.type === 'image');
  if (!detection || !frame)
    throw new AppError('invalid', 'The manifest does not say how boxes are read, or of what picture.');
  const { format, threshold, overlap } = detection;
  const relative = detection.relative ?? usual[format].relative;
  const reading = {
    format: detection.boxFormat ?? usual[format].boxFormat,
    scale: relative ? { x: frame.width, y: frame.height } : { x: 1, y: 1 },
    threshold,
    activation,
    labelCount: manifest.labels?.length,
  };

  function candidatesOf(outputs: Tensors, row: number): Candidate[] {
    const boxes = outputs[bound.boxes]!;
    if (row >= boxes.dims[0]!)
      throw new AppError('model-failed', 'The model answered fewer pictures than it was given.');
    if (format === 'yolo') return withoutOverlaps(readYolo(boxes, row, reading), overlap, MAX_DETECTIONS);
    const scores = outputs[bound.scores!]!;
    const found =
      format === 'detr'
        ? readDetr(scores, boxes, row, reading)
        : readBoxes(
            { boxes, scores, labels: outputs[bound.labels ?? ''], count: outputs[bound.count ?? ''] },
            row,
            reading,
          );
    return found.sort(byScore).slice(0, MAX_DETECTIONS);
  }

  const labelled = ({ label, score, box }: Candidate, note: PictureNote): DetectionAnswer[] => {
    const placed = boxInPicture(box, note);
    return placed ? [{ label: manifest.labels?.[label] ?? String(label), score: rounded(score), box: placed }] : [];
  };

  return {
    outputNames: Object.values(bound),
    outputRanks: {
      [bound.boxes]: 3,
      ...(bound.scores && { [bound.scores]: format === 'detr' ? 3 : 2 }),
      ...(bound.labels && { [bound.labels]: 2 }),
      ...(bound.count && { [bound.count]: 1 }),
    },
    encode(
      outputs: Tensors,
      firstRow: number,
      rowCount: number,
      notes: readonly (RowNote | undefined)[] = [],
    ): Answer[] {
      return Array.from({ length: rowCount }, (_, row) => {
        const note = notes[row]?.kind === 'picture' ? notes[row] : unplaced(frame);
        const detections = candidatesOf(outputs, firstRow + row).flatMap((candidate) => labelled(candidate, note));
        return { width: note.width, height: note.height, detections };
      });
    },
  };
}

/** A picture of which nothing is known is as large as the frame. */
const unplaced = ({ width, height }: ImageFeature): PictureNote => ({
  kind: 'picture',
  width,
  height,
  placed: { left: 0, top: 0, width, height },
});
