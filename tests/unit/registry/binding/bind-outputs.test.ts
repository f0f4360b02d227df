import { describe, expect, test } from 'vitest';
import type { ElementType } from '#lib/registry/onnx/element-type';
import type { Dimension } from '#lib/registry/onnx/onnx-summary';
import { bind, graphOf, problemsOf } from '#tests/unit/registry/binding/graph-of';

type Outputs = Record<string, [ElementType, Dimension[]]>;
const one = (expected: RegExp) => [expect.stringMatching(expected)];
const image = { name: 'x', type: 'image', width: 8, height: 8, channels: 3 };
const graph = (outputs: Outputs) => graphOf({ x: ['float32', ['N', 3, 8, 8]] }, outputs);
const draft = (task: string, more: object = {}) => ({ task, features: [image], ...more });

describe('scores of tokens and embeddings', () => {
  test('are found by name, or as the only output of their shape', () => {
    const tokens = { logits: ['float32', ['N', 'T', 5]], hidden: ['float32', ['N', 'T', 8]] } satisfies Outputs;
    expect(bind(draft('token-classification'), graph(tokens)).outputs).toEqual({ tokens: { name: 'logits' } });
    const vectors = {
      last_hidden_state: ['float32', ['N', 'T', 8]],
      sentence_embedding: ['float32', ['N', 8]],
    } satisfies Outputs;
    expect(bind(draft('embedding'), graph(vectors)).outputs).toEqual({ embedding: { name: 'sentence_embedding' } });
    const named = draft('embedding', { outputs: { embedding: { name: 'last_hidden_state' } } });
    expect(bind(named, graph(vectors)).outputs).toEqual({ embedding: { name: 'last_hidden_state' } });
  });

  test('that are not there, or not to be told apart, are named', () => {
    const two: Outputs = { a: ['float32', ['N', 8]], b: ['float32', ['N', 8]] };
    expect(problemsOf(draft('embedding'), graph(two))).toEqual(
      one(/^\/outputs\/embedding: say with "name" which output it is; it has "a"/),
    );
    expect(problemsOf(draft('token-classification'), graph(two))).toEqual(
      one(/^\/outputs\/tokens: token-classification needs an output \[N, T, labels\]/),
    );
    const named = draft('token-classification', { outputs: { tokens: { name: 'c' } } });
    expect(problemsOf(named, graph(two))).toEqual(one(/^\/outputs\/tokens: the graph has no output "c"/));
    const few = draft('token-classification', { labels: ['O', 'B-PER'] });
    expect(problemsOf(few, graph({ logits: ['float32', ['N', 'T', 5]] }))).toEqual(
      one(/^\/labels: lists 2 labels, but the output "logits" has 5 scores/),
    );
  });
});

describe('boxes', () => {
  const detect = (detection: object, more: object = {}) =>
    draft('object-detection', { outputs: { detection }, ...more });
  const detr: Outputs = { logits: ['float32', ['N', 'Q', 3]], pred_boxes: ['float32', ['N', 'Q', 4]] };
  const chosen: Outputs = {
    detection_boxes: ['float32', ['N', 100, 4]],
    detection_classes: ['float32', ['N', 100]],
    detection_scores: ['float32', ['N', 100]],
    num_detections: ['float32', ['N']],
  };

  test('are found by name and shape in each format', () => {
    expect(bind(detect({ format: 'detr' }), graph(detr)).outputs).toEqual({
      detection: { boxes: 'pred_boxes', scores: 'logits' },
    });
    expect(bind(detect({ format: 'yolo' }), graph({ output0: ['float32', ['N', 84, 8400]] })).outputs).toEqual({
      detection: { boxes: 'output0' },
    });
    expect(bind(detect({ format: 'boxes' }), graph(chosen)).outputs).toEqual({
      detection: {
        boxes: 'detection_boxes',
        scores: 'detection_scores',
        labels: 'detection_classes',
        count: 'num_detections',
      },
    });
  });

  test('of one picture alone, without a dimension for pictures, are found as torchvision writes them', () => {
    const torchvision: Outputs = { boxes: ['float32', ['K', 4]], labels: ['int64', ['K']], scores: ['float32', ['K']] };
    expect(bind(detect({ format: 'boxes' }), graph(torchvision)).outputs).toEqual({
      detection: { boxes: 'boxes', labels: 'labels', scores: 'scores' },
    });
  });

  test('need their format, their outputs, and as many labels as scores', () => {
    expect(problemsOf(draft('object-detection'), graph(detr))).toEqual(
      one(/^\/outputs\/detection: object-detection needs to know.*"format"/),
    );
    expect(problemsOf(detect({ format: 'boxes' }), graph(detr))).toEqual([
      expect.stringMatching(/^\/outputs\/detection\/scores: the format "boxes" needs scores \[N, K\]/),
      expect.stringMatching(/^\/outputs\/detection\/labels: /),
    ]);
    expect(problemsOf(detect({ format: 'yolo', scores: 'logits' }), graph(detr))[0]).toMatch(
      /\/scores: the format "yolo" has none/,
    );
    const labels = { labels: ['a', 'b', 'c', 'd'] };
    expect(problemsOf(detect({ format: 'detr' }, labels), graph(detr))).toEqual(
      one(/^\/labels: lists 4 labels.*"logits" is \[N, Q, 3\]/),
    );
    expect(problemsOf(detect({ format: 'detr' }, { labels: ['a', 'b'] }), graph(detr))).toEqual([]);
    expect(problemsOf(detect({ format: 'yolo' }, labels), graph({ output0: ['float32', ['N', 9, 100]] }))).toEqual([]);
  });
});

test('one label with its own probability is no pair of labels', () => {
  const spam = draft('image-classification', { labels: ['spam'], outputs: { activation: 'sigmoid' } });
  const single: Outputs = { logits: ['float32', ['N', 1]] };
  expect(bind(spam, graph(single)).outputs.probabilities).toEqual({ name: 'logits', kind: 'per-class' });
  expect(problemsOf(draft('image-classification', { labels: ['spam'] }), graph(single))).toEqual(
    one(/^\/labels: lists 1 labels/),
  );
});
