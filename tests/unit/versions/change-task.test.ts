import { expect, it } from 'vitest';
import { withTask } from '#components/versions/change-task.ts';
import { manifestProblems } from '#components/versions/read-model-file.ts';
import { presetChanges, spectrumPresets } from '#components/versions/spectrum-presets.ts';
import type { AudioFeature } from '#lib/registry/feature';
import { Manifest, type Task } from '#lib/registry/manifest';
import type { Dimension, OnnxSummary } from '#lib/registry/onnx/onnx-summary';

const tensor = Manifest.parse({ task: 'tensor', features: [{ name: 'x', type: 'tensor' }] });

function graph(shape: Dimension[]): OnnxSummary {
  const output = { name: 'scores', kind: 'tensor', elementType: 'float32', shape: ['N', 3], madeBy: ['Gemm'] } as const;
  return {
    irVersion: 9,
    opsets: [],
    producer: '',
    inputs: [{ name: 'x', kind: 'tensor', elementType: 'float32', shape }],
    outputs: [{ ...output, shape: [...output.shape], madeBy: [...output.madeBy] }],
    operators: [],
    zipMaps: [],
    externalData: [],
  };
}

it.each<[Task, Dimension[], object]>([
  ['audio-classification', ['N', 16_000], { type: 'audio', layout: 'T', window: { samples: 16_000 } }],
  ['audio-classification', ['N', 1, 'T'], { type: 'audio', layout: 'CT' }],
  [
    'video-classification',
    ['N', 16, 3, 112, 96],
    { type: 'video', frames: 16, width: 96, height: 112, layout: 'TCHW' },
  ],
  ['video-classification', ['N', 3, 8, 64, 64], { type: 'video', frames: 8, layout: 'CTHW' }],
  ['video-classification', ['N', 8, 64, 64, 3], { type: 'video', frames: 8, layout: 'THWC' }],
  ['image-classification', ['N', 3, 'H', 'W'], { type: 'image', width: 224, height: 224, layout: 'NCHW' }],
  ['image-classification', ['N', 48, 64, 1], { type: 'image', width: 64, height: 48, channels: 1, layout: 'NHWC' }],
])('with the task %s an input %j becomes what it must be, and fits its graph', (task, shape, feature) => {
  const summary = graph(shape);
  const changed = withTask(tensor, task, summary);
  expect(changed.features).toMatchObject([feature]);
  expect(manifestProblems(changed, { summary, assets: [] })).toEqual([]);
});

it('leaves features alone that the task does not speak of, or that the graph cannot take so', () => {
  expect(withTask(tensor, 'audio-classification', graph(['N', 2, 3, 4, 5])).features).toEqual(tensor.features);
  expect(withTask(tensor, 'regression', graph(['N', 16_000])).features).toEqual(tensor.features);
});

it('takes along of the outputs only what the other task can use', () => {
  const detector = withTask(tensor, 'object-detection', graph(['N', 3, 32, 32]));
  expect(detector.outputs).toMatchObject({ detection: { format: 'detr' } });
  expect(withTask(detector, 'image-classification', graph(['N', 3, 32, 32]))).not.toHaveProperty('outputs');
});

it('keeps the channel of a graph that has one, whatever it is said to hear', () => {
  const [feature] = withTask(tensor, 'audio-classification', graph(['N', 1, 'T'])).features;
  const layouts = spectrumPresets.map((preset) => presetChanges(preset, feature as AudioFeature).layout);
  expect(layouts).toEqual(['CT', 'CFT', 'CTF', 'CFT']);
});
