import { withOutputs } from '#components/versions/with-outputs.ts';
import type { Feature } from '#lib/registry/feature';
import type { Manifest, Task } from '#lib/registry/manifest';
import type { Dimension, GraphValue, OnnxSummary } from '#lib/registry/onnx/onnx-summary';

/** The types whose whole input is one feature, with the tasks that are about them. */
const typeOfTask: Partial<Record<Task, 'image' | 'audio' | 'video'>> = {
  'image-classification': 'image',
  'object-detection': 'image',
  'audio-classification': 'audio',
  'video-classification': 'video',
};

/**
 * The manifest with another task. Where the task is about pictures, recordings or films and the graph has one input
 * that may take them, that input becomes one such feature, with what its shape says and the usual for the rest.
 */
export function withTask(manifest: Manifest, task: Task, summary: OnnxSummary): Manifest {
  const changed = { ...withOutputs(manifest, outputsOf(task, manifest.outputs)), task };
  const type = typeOfTask[task];
  const [input, another] = summary.inputs;
  if (!type || !input || another || changed.features.some((feature) => feature.type === type)) return changed;
  const feature = featureFor(type, input);
  return feature ? { ...changed, features: [feature] } : changed;
}

/** Of what the outputs say, what is about this task alone; detection cannot do without. */
const outputsOf = (task: Task, outputs: Manifest['outputs']) => ({
  tokens: task === 'token-classification' ? outputs?.tokens : undefined,
  embedding: task === 'embedding' ? outputs?.embedding : undefined,
  detection: task === 'object-detection' ? (outputs?.detection ?? usualDetection) : undefined,
});
const usualDetection = { format: 'detr', threshold: 0.5, overlap: 0.45 } as const;

/** The feature of a type that a whole graph input may take, as far as its shape tells; undefined where it cannot. */
export function featureFor(
  type: 'image' | 'audio' | 'video',
  { name, shape, elementType }: GraphValue,
): Feature | undefined {
  if (!elementType.startsWith('float') || !shape) return undefined;
  const own = { name: name.trim().slice(0, 180) || type };
  const [, ...dims] = shape;
  if (type === 'audio') return audioFor(own, dims);
  return type === 'image' ? imageFor(own, dims) : videoFor(own, dims);
}

const usualSide = 224;
const usualFrames = 16;
const usualPicture = { fit: 'cover', resample: 'bilinear', background: '#ffffff', mean: [0], std: [1] } as const;
const picture = () => ({ ...usualPicture, mean: [...usualPicture.mean], std: [...usualPicture.std] });
const isChannels = (size: Dimension | undefined): size is 1 | 3 => size === 1 || size === 3;
const or = (size: Dimension | undefined, usual: number) => (typeof size === 'number' ? size : usual);

function imageFor(own: { name: string }, [a, b, c, ...more]: Dimension[]): Feature | undefined {
  if (c === undefined || more.length > 0) return undefined;
  const last = !isChannels(a) && isChannels(c);
  const [channels, height, width] = last ? [c, a, b] : [a, b, c];
  return {
    ...own,
    type: 'image',
    width: or(width, usualSide),
    height: or(height, usualSide),
    channels: isChannels(channels) ? channels : 3,
    layout: last ? 'NHWC' : 'NCHW',
    ...picture(),
  };
}

function videoFor(own: { name: string }, dims: Dimension[]): Feature | undefined {
  const [a, b, c, d, ...more] = dims;
  if (d === undefined || more.length > 0) return undefined;
  const layout = isChannels(d) && !isChannels(b) ? 'THWC' : isChannels(a) && !isChannels(b) ? 'CTHW' : 'TCHW';
  const [frames, channels, height, width] = { THWC: [a, d, b, c], CTHW: [b, a, c, d], TCHW: [a, b, c, d] }[layout];
  return {
    ...own,
    type: 'video',
    frames: or(frames, usualFrames),
    width: or(width, usualSide),
    height: or(height, usualSide),
    channels: isChannels(channels) ? channels : 3,
    layout,
    ...picture(),
    aggregate: 'mean',
    maxSeconds: 600,
  };
}

function audioFor(own: { name: string }, dims: Dimension[]): Feature | undefined {
  if (dims.length < 1 || dims.length > 3) return undefined;
  const last = dims.at(-1);
  const layout = dims.length === 1 ? 'T' : dims.length === 3 ? 'CFT' : dims[0] === 1 ? 'CT' : 'FT';
  const samples = layout === 'FT' || layout === 'CFT' ? undefined : last;
  return {
    ...own,
    type: 'audio',
    sampleRate: 16_000,
    ...(typeof samples === 'number' && { window: { samples, hop: samples, fill: 'zeros' as const } }),
    standardise: false,
    mean: 0,
    std: 1,
    layout,
    aggregate: 'mean',
    maxSeconds: 600,
  };
}
