import { expect, test } from 'vitest';
import { findGraph } from '#lib/registry/package/find-model';

const found = (...names: string[]) => {
  const { graph, top } = findGraph(names) ?? {};
  return { graph, top };
};

test.each<[string[], string, string]>([
  [['model.onnx'], 'model.onnx', ''],
  [['churn/model.onnx', 'churn/model.json'], 'churn/model.onnx', 'churn/'],
  [['config.json', 'onnx/model.onnx'], 'onnx/model.onnx', ''],
  [['bert/config.json', 'bert/onnx/model.onnx', 'bert/1_Pooling/config.json'], 'bert/onnx/model.onnx', 'bert/'],
  [['config.json', 'model.onnx', 'model_fp16.onnx', 'onnx/model_q4f16.onnx'], 'model.onnx', ''],
  [['config.json', 'onnx/model_fp16.onnx', 'onnx/model_quantized.onnx'], 'onnx/model_quantized.onnx', ''],
  [['model.json', 'onnx/model.onnx', 'tokenizer.json'], 'onnx/model.onnx', ''],
])('of %j the graph is %s, at "%s"', (names, graph, top) => {
  expect(found(...names)).toEqual({ graph, top });
});

test('an archive without a graph has none', () => {
  expect(findGraph(['config.json', 'model.safetensors'])).toBeNull();
});

test.each<[string[], RegExp]>([
  [['model.onnx', 'old/model.onnx'], /2 models \("model\.onnx", "old\/model\.onnx"\)/],
  [['config.json', 'model.onnx', 'onnx/model.onnx'], /2 models/],
  [['config.json', 'model.onnx', 'other.onnx'], /2 models/],
  [['model.onnx', 'model.onnx'], /2 models/],
  [['model_fp16.onnx', 'model_int8.onnx'], /2 models/],
  [['config.json', 'a/b/model.onnx'], /Rename or move it/],
  [['config.json', 'decoder_model.onnx', 'encoder_model.onnx'], /in parts/],
  [['config.json', 'onnx/decoder_model.onnx', 'onnx/decoder_with_past_model.onnx'], /in parts/],
])('%j is refused by name', (names, reason) => {
  expect(() => findGraph(names)).toThrow(reason);
});
