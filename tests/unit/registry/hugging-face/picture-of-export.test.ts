import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pictureWriter } from '#lib/inference/codecs/pictures';
import { ImageFeature } from '#lib/registry/feature';
import type { Preprocessor } from '#lib/registry/hugging-face/export-config';
import { pictureOfExport, pictureOfTimm } from '#lib/registry/hugging-face/picture-of-export';

type Case = { config: Preprocessor; shape: number[]; step: number; values: number[] };
const fixtures = 'tests/support/fixtures';
const { picture, cases }: { picture: string; cases: Case[] } = JSON.parse(
  readFileSync(`${fixtures}/hugging-face/processors.json`, 'utf8'),
);
const named = cases.map((entry): [string, Case] => [
  `${entry.config.image_processor_type} ${JSON.stringify(entry.config.size)}`,
  entry,
]);

test.each(named)('%s feeds what it feeds in transformers, to 1e-3', async (_, { config, shape, step, values }) => {
  const settings = pictureOfExport(config, {});
  expect(settings.notes).toEqual([]);
  const feature = ImageFeature.parse({ name: 'image', type: 'image', channels: 3, ...settings.picture });
  const write = pictureWriter(feature, {
    name: 'x',
    elementType: 'float32',
    shape: [null, 3, null, null],
    features: [],
  });
  const fed = await write([{ image: readFileSync(`${fixtures}/${picture}`) }], () => '', { errors: [], notes: [] });
  expect(fed.x!.dims).toEqual([1, ...shape]);
  const got = values.map((_, index) => Number(fed.x!.data[index * step]));
  for (const [index, wanted] of values.entries()) expect(Math.abs(got[index]! - wanted)).toBeLessThan(1e-3);
});

describe('settings of older and other kinds', () => {
  const of = (config: Preprocessor, graph = {}) => pictureOfExport(config, graph).picture;

  test('a size that is one number is a square for ViT, the shorter side for CLIP', () => {
    expect(of({ feature_extractor_type: 'ViTFeatureExtractor', size: 224 })).toMatchObject({
      width: 224,
      height: 224,
      fit: 'fill',
    });
    const clip = { feature_extractor_type: 'CLIPFeatureExtractor', size: 256, crop_size: 224, do_center_crop: true };
    expect(of(clip)).toMatchObject({ width: 224, height: 224, fit: 'crop', shortestEdge: 256 });
  });

  test('values that are not rescaled, or not normalised', () => {
    const size = { height: 8, width: 8 };
    expect(of({ size, do_rescale: false, do_normalize: false })).toMatchObject({
      mean: [0],
      std: [1 / 255].map((v) => expect.closeTo(v, 9)),
    });
    expect(of({ size, do_normalize: false, image_mean: [0.5], image_std: [0.5] })).toMatchObject({
      mean: [0],
      std: [1],
    });
  });

  test('detectors that keep proportions are told that pictures are stretched, to what the graph fixes or near it', () => {
    const detr = { image_processor_type: 'DetrImageProcessor', size: { shortest_edge: 800, longest_edge: 1333 } };
    const free = pictureOfExport(detr, {});
    expect(free.picture).toMatchObject({ width: 1056, height: 800, fit: 'fill' });
    expect(free.notes).toEqual([expect.stringMatching(/stretched to 1056 × 800/)]);
    expect(of(detr, { width: 640, height: 480 })).toMatchObject({ width: 640, height: 480 });
  });

  test('a size that is nowhere, and blue before red, are refused by name', () => {
    expect(() => of({ image_processor_type: 'ViTImageProcessor' })).toThrow(/size, or crop_size/);
    expect(() => of({ do_flip_channel_order: true, size: 224 })).toThrow(/do_flip_channel_order/);
  });

  test('timm: brought to its size by crop_pct, with its own filter', () => {
    const config = {
      input_size: [3, 224, 224],
      crop_pct: 0.95,
      interpolation: 'bicubic',
      mean: [0.5, 0.5, 0.5],
      std: [0.5, 0.5, 0.5],
    };
    expect(pictureOfTimm(config).picture).toMatchObject({
      width: 224,
      fit: 'crop',
      shortestEdge: 235,
      resample: 'bicubic',
    });
    expect(pictureOfTimm({ ...config, crop_mode: 'squash', crop_pct: 1 }).picture).toMatchObject({
      stretch: { width: 224, height: 224 },
    });
  });
});
