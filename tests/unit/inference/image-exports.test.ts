import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { answerRows } from '#lib/inference/answer-rows';
import { compileCodec } from '#lib/inference/compile-codec';
import { openSession } from '#lib/inference/session';
import { bindManifest } from '#lib/registry/bind-manifest';
import { Manifest } from '#lib/registry/manifest';
import { sourceOfBytes } from '#lib/registry/onnx/byte-source';
import { withFileSource } from '#lib/registry/onnx/file-source';
import { readOnnxSummary } from '#lib/registry/onnx/read-onnx-summary';
import { floats, integers, model, node, value } from '#tests/support/onnx-fixtures/graph-builder';

/** What transformers answers about a photograph, beside what a tiny exported model answers here, from the file on. */
const fixtures = new URL('../../support/fixtures/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, fixtures));
const photo = read('image/photo.jpg');
const prepared = { channels: 3 as const, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };

async function answerOf(folder: string, manifest: z.input<typeof Manifest>, rows = 1) {
  const path = fileURLToPath(new URL(`hugging-face/${folder}/onnx/model.onnx`, fixtures));
  const parsed = Manifest.parse(manifest);
  const codec = compileCodec({
    manifest: parsed,
    binding: bindManifest(parsed, await withFileSource(path, readOnnxSummary)),
  });
  const session = await openSession(path);
  try {
    return await answerRows(
      session,
      codec,
      Array.from({ length: rows }, () => ({ picture: photo })),
      String,
    );
  } finally {
    await session.release();
  }
}

test('a classifier gives the probabilities of transformers to 0.02, where one pixel in 255 is rounded otherwise', async () => {
  const { probabilities } = z
    .object({ probabilities: z.record(z.string(), z.number()) })
    .parse(JSON.parse(read('hugging-face/vit-classifier.json').toString()));
  const crop = { fit: 'crop', shortestEdge: 36, resample: 'bicubic', width: 32, height: 32 } as const;
  const answers = await answerOf(
    'vit-classifier',
    {
      task: 'image-classification',
      features: [{ name: 'picture', type: 'image', ...prepared, ...crop }],
      labels: ['harbour', 'orchard', 'street', 'workshop'],
      outputs: { probabilities: 'logits', activation: 'softmax' },
    },
    2,
  );
  for (const answer of answers) {
    expect(answer).toMatchObject({ label: 'harbour' });
    const own = 'probabilities' in answer ? answer.probabilities! : {};
    for (const [label, p] of Object.entries(probabilities)) expect(Math.abs(own[label]! - p), label).toBeLessThan(0.02);
  }
});

test('a detector finds the boxes of transformers, to 1 % of the picture and 0.05 of the score', async () => {
  const { threshold, detections } = z
    .object({
      threshold: z.number(),
      detections: z.array(
        z.object({
          label: z.string(),
          score: z.number(),
          corners: z.tuple([z.number(), z.number(), z.number(), z.number()]),
        }),
      ),
    })
    .parse(JSON.parse(read('hugging-face/yolos-detector.json').toString()));
  const [answer] = await answerOf('yolos-detector', {
    task: 'object-detection',
    features: [
      { name: 'picture', type: 'image', ...prepared, width: 64, height: 48, fit: 'fill', resample: 'bilinear' },
    ],
    labels: ['boat', 'crane', 'person'],
    outputs: {
      activation: 'softmax',
      detection: { format: 'detr', boxes: 'pred_boxes', scores: 'logits', threshold: threshold - 0.05 },
    },
  });
  if (!answer || !('detections' in answer)) throw new Error('no boxes were answered');
  expect([answer.width, answer.height]).toEqual([320, 240]);
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  for (const { label, score, corners } of detections) {
    const [left, top, right, bottom] = corners;
    const near = answer.detections.filter(
      ({ box }) =>
        Math.abs(box.x - within(left, 320)) < 3.2 &&
        Math.abs(box.y - within(top, 240)) < 3.2 &&
        Math.abs(box.x + box.width - within(right, 320)) < 3.2 &&
        Math.abs(box.y + box.height - within(bottom, 240)) < 3.2,
    );
    expect(near).toContainEqual(expect.objectContaining({ label, score: expect.closeTo(score, 1) }));
  }
});

test('boxes of a graph for one picture, which leaves out the dimension for pictures, are all answered', async () => {
  const graph = model({
    input: [value('picture', 'float', [1, 3, 2, 4])],
    output: [value('boxes', 'float', [2, 4]), value('scores', 'float', [2]), value('labels', 'int64', [2])],
    initializer: [
      floats('corners', [2, 4], [0, 0, 2, 1, 1, 0, 4, 2]),
      floats('zero', [1], [0]),
      floats('sure', [2], [0.9, 0.6]),
      integers('kinds', [1, 0]),
    ],
    node: [
      // Something of the picture, so that the graph has an input that counts.
      node('ReduceMean', ['picture'], ['mean'], { keepdims: { int: 0 } }),
      node('Mul', ['mean', 'zero'], ['nothing']),
      node('Add', ['corners', 'nothing'], ['boxes']),
      node('Add', ['sure', 'nothing'], ['scores']),
      node('Identity', ['kinds'], ['labels']),
    ],
  });
  const manifest = Manifest.parse({
    task: 'object-detection',
    features: [{ name: 'picture', type: 'image', width: 4, height: 2, channels: 3, fit: 'fill' }],
    labels: ['boat', 'crane'],
    outputs: { detection: { format: 'boxes' } },
  });
  const binding = bindManifest(manifest, await readOnnxSummary(sourceOfBytes(graph)));
  const session = await openSession(graph);
  try {
    const answers = await answerRows(session, compileCodec({ manifest, binding }), [{ picture: photo }], String);
    expect(answers).toEqual([
      {
        width: 320,
        height: 240,
        detections: [
          { label: 'crane', score: 0.9, box: { x: 0, y: 0, width: 160, height: 120 } },
          { label: 'boat', score: 0.6, box: { x: 80, y: 0, width: 240, height: 240 } },
        ],
      },
    ]);
  } finally {
    await session.release();
  }
});
