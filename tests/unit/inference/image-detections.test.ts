import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compileAnswers } from '#lib/inference/codecs/answers';
import type { Candidate } from '#lib/inference/codecs/detection/candidate';
import { withoutOverlaps } from '#lib/inference/codecs/detection/without-overlaps';
import type { RowNote } from '#lib/inference/row-note';
import type { PlainTensor } from '#lib/inference/tensors';
import type { Binding } from '#lib/registry/binding/binding';
import { Manifest } from '#lib/registry/manifest';

const Tensor = z
  .object({ dims: z.array(z.number()), data: z.array(z.number()) })
  .transform(({ dims, data }): PlainTensor => ({ type: 'float32', dims, data: Float32Array.from(data) }));
const Corners = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const Found = z.array(z.array(z.object({ score: z.number(), label: z.number(), corners: Corners })));
const Queries = z.object({
  scores: Tensor,
  boxes: Tensor,
  threshold: z.number(),
  sizes: z.array(z.tuple([z.number(), z.number()])),
  pictures: Found,
});
const Anchors = z.object({ boxes: Tensor, threshold: z.number(), pictures: Found });
const recorded = z
  .object({
    detr: Queries,
    rtDetr: Queries,
    yolo8: Anchors,
    yolo5: Anchors,
    suppression: z.object({
      boxes: z.array(Corners),
      scores: z.array(z.number()),
      labels: z.array(z.number()),
      overlap: z.number(),
      kept: z.array(z.number()),
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('../../support/fixtures/image/detections.json', import.meta.url), 'utf8')));

const labels = ['boat', 'crane', 'person'];
const frame = { width: 64, height: 48 };
const whole = (width: number, height: number): RowNote => ({
  kind: 'picture',
  width,
  height,
  placed: { left: 0, top: 0, ...frame },
});

function detector(
  detection: object,
  outputs: NonNullable<Binding['outputs']['detection']>,
  more: { activation?: string; labels?: string[] | undefined } = {},
) {
  const { activation, ...rest } = { labels, ...more };
  const manifest = Manifest.parse({
    task: 'object-detection',
    features: [{ name: 'picture', type: 'image', ...frame, channels: 3 }],
    outputs: { detection, ...(activation && { activation }) },
    ...(rest.labels && { labels: rest.labels }),
  });
  return compileAnswers(manifest, { inputs: [], outputs: { detection: outputs } });
}

/** The recorded answer, cut to the picture as ours is. */
function expectedOf(found: z.infer<typeof Found>[number], [width, height]: readonly [number, number]) {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return found.map(({ score, label, corners: [left, top, right, bottom] }) => {
    const [x, y] = [within(left, width), within(top, height)];
    return {
      label: labels[label],
      score: expect.closeTo(score, 5),
      box: {
        x: expect.closeTo(x, 1),
        y: expect.closeTo(y, 1),
        width: expect.closeTo(within(right, width) - x, 1),
        height: expect.closeTo(within(bottom, height) - y, 1),
      },
    };
  });
}

describe('boxes are read as the reference reads them', () => {
  test.each([
    ['DETR', recorded.detr, 'softmax'],
    ['DETR, when nobody says how its scores are read', recorded.detr, undefined],
    ['RT-DETR', recorded.rtDetr, 'sigmoid'],
    ['RT-DETR, when nobody says how its scores are read', recorded.rtDetr, undefined],
  ])(
    '%s: scores, labels and corners of transformers',
    (_, { scores, boxes, threshold, sizes, pictures }, activation) => {
      const { encode } = detector(
        { format: 'detr', threshold },
        { boxes: 'b', scores: 's' },
        activation ? { activation } : {},
      );
      const notes = sizes.map(([height, width]) => whole(width, height));
      expect(encode({ b: boxes, s: scores }, 0, 2, notes)).toEqual(
        pictures.map((found, row) => {
          const [height, width] = sizes[row]!;
          return { width, height, detections: expectedOf(found, [width, height]) };
        }),
      );
    },
  );

  test.each([
    ['YOLOv8, [N, 4 + labels, A]', recorded.yolo8],
    ['YOLOv5, [N, A, 5 + labels]', recorded.yolo5],
  ])('%s: what torchvision keeps', (_, { boxes, threshold, pictures }) => {
    const { encode } = detector({ format: 'yolo', threshold, overlap: 0.45 }, { boxes: 'b' });
    const notes = [whole(64, 48), whole(64, 48)];
    expect(encode({ b: boxes }, 0, 2, notes)).toEqual(
      pictures.map((found) => ({ ...frame, detections: expectedOf(found, [64, 48]) })),
    );
    // A joined run: the second picture alone.
    expect(encode({ b: boxes }, 1, 1, notes)).toEqual([{ ...frame, detections: expectedOf(pictures[1]!, [64, 48]) }]);
  });

  test('overlapping boxes of one label: the ones torchvision.ops.batched_nms keeps, in its order', () => {
    const { boxes, scores, labels: own, overlap, kept } = recorded.suppression;
    const candidates: Candidate[] = boxes.map((box, index) => ({ box, score: scores[index]!, label: own[index]! }));
    expect(withoutOverlaps(candidates, overlap, 300).map((one) => candidates.indexOf(one))).toEqual(kept);
    expect(withoutOverlaps(candidates, overlap, 5)).toHaveLength(5);
  });
});

const floats = (dims: number[], data: number[]): PlainTensor => ({
  type: 'float32',
  dims,
  data: Float32Array.from(data),
});

describe('scores', () => {
  test('that the graph has made probabilities already are not made so again', () => {
    const { encode } = detector({ format: 'detr', threshold: 0.5 }, { boxes: 'b', scores: 's' });
    const b = floats([1, 1, 4], [0.5, 0.5, 0.5, 0.5]);
    expect(encode({ b, s: floats([1, 1, 4], [0.1, 0.7, 0.1, 0.1]) }, 0, 1, [whole(64, 48)])).toMatchObject([
      { detections: [{ label: 'crane', score: 0.7 }] },
    ]);
  });

  test('of anchors may be logits', () => {
    const { encode } = detector({ format: 'yolo' }, { boxes: 'b' }, { activation: 'sigmoid' });
    const b = floats([1, 7, 1], [32, 24, 10, 10, -2, 2, -1]);
    expect(encode({ b }, 0, 1)).toMatchObject([
      { detections: [{ label: 'crane', score: expect.closeTo(0.880797, 5) }] },
    ]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('or boxes that are %d are a failure of the model', (bad) => {
    const { encode } = detector({ format: 'yolo' }, { boxes: 'b' });
    const b = (box: number, score: number) => ({ b: floats([1, 7, 1], [box, 24, 10, 10, 0.1, score, 0.9]) });
    expect(() => encode(b(bad, 0.2), 0, 1)).toThrow(/NaN or infinity/);
    if (Number.isNaN(bad)) expect(() => encode(b(32, bad), 0, 1)).toThrow(/NaN or infinity/);
  });

  test('are at most 300 a picture, the highest', () => {
    const { encode } = detector({ format: 'boxes', threshold: 0 }, { boxes: 'b', scores: 's', labels: 'l' });
    const boxes = Array.from({ length: 400 }, (_, index) => [index / 10, 0, index / 10 + 5, 5]).flat();
    const scores = Array.from({ length: 400 }, (_, index) => index / 400);
    const outputs = {
      b: floats([1, 400, 4], boxes),
      s: floats([1, 400], scores),
      l: floats(
        [1, 400],
        scores.map(() => 0),
      ),
    };
    const [answer] = encode(outputs, 0, 1);
    expect(answer).toMatchObject({ detections: { length: 300, 0: { score: 0.9975 } } });
  });
});

describe('boxes that the graph has chosen', () => {
  const outputs = { boxes: 'b', scores: 's', labels: 'l', count: 'c' };
  const b = floats([2, 2, 4], [0, 0, 0.5, 0.5, 0.25, 0.25, 1, 1, 0, 0, 1, 0.5, 0, 0, 0, 0]);
  const s = floats([2, 2], [0.9, 0.8, 0.7, 0.6]);
  const l: PlainTensor = { type: 'int64', dims: [2, 2], data: BigInt64Array.of(0n, 2n, 1n, 1n) };

  test('count as far as the graph says, by picture, and may be y first', () => {
    const { encode } = detector({ format: 'boxes', boxFormat: 'yxyx', relative: true }, outputs);
    const c = floats([2], [2, 1]);
    expect(encode({ b, s, l, c }, 0, 2, [whole(64, 48), whole(200, 100)])).toEqual([
      {
        width: 64,
        height: 48,
        detections: [
          { label: 'boat', score: 0.9, box: { x: 0, y: 0, width: 32, height: 24 } },
          { label: 'person', score: 0.8, box: { x: 16, y: 12, width: 48, height: 36 } },
        ],
      },
      {
        width: 200,
        height: 100,
        detections: [{ label: 'crane', score: 0.7, box: { x: 0, y: 0, width: 100, height: 100 } }],
      },
    ]);
  });

  test('are named by their position where nobody names the labels', () => {
    const { encode } = detector({ format: 'boxes', relative: true }, outputs, { labels: undefined });
    expect(encode({ b, s, l, c: floats([2], [2, 1]) }, 0, 1)).toMatchObject([
      { detections: [{ label: '0' }, { label: '2' }] },
    ]);
  });

  test('of fewer pictures than were given are a failure of the model', () => {
    const { encode } = detector({ format: 'boxes' }, outputs);
    expect(() => encode({ b, s, l, c: floats([2], [2, 1]) }, 0, 3)).toThrow(/fewer pictures/);
  });
});

describe('a box is told in pixels of the picture that was sent', () => {
  const boxOf = (note: RowNote, corners: number[]) => {
    const { encode } = detector({ format: 'boxes' }, { boxes: 'b', scores: 's', labels: 'l' });
    const one = floats([1, 1], [1]);
    const [answer] = encode({ b: floats([1, 1, 4], corners), s: one, l: one }, 0, 1, [note]);
    return answer && 'detections' in answer ? (answer.detections[0]?.box ?? null) : null;
  };
  // 400 × 300 in the middle of 64 × 48 with a shorter side of 60: 80 × 60, of which 8 and 6 stand over on each side.
  const cropped: RowNote = {
    kind: 'picture',
    width: 400,
    height: 300,
    placed: { left: -8, top: -6, width: 80, height: 60 },
  };
  // 300 × 900 whole in 64 × 48: 16 × 48.
  const contained: RowNote = {
    kind: 'picture',
    width: 300,
    height: 900,
    placed: { left: 24, top: 0, width: 16, height: 48 },
  };

  test('also where the graph saw a part of it', () => {
    expect(boxOf(cropped, [0, 0, 64, 48])).toEqual({ x: 40, y: 30, width: 320, height: 240 });
    expect(boxOf(cropped, [-20, -20, 90, 90])).toEqual({ x: 0, y: 0, width: 400, height: 300 });
  });

  test('and what lies beside it is cut off, or left out', () => {
    expect(boxOf(contained, [20, 0, 32, 24])).toEqual({ x: 0, y: 0, width: 150, height: 450 });
    expect(boxOf(contained, [2, 2, 20, 20])).toBeNull();
  });
});
