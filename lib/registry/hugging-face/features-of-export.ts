import type { z } from 'zod';
import { AppError } from '#lib/errors';
import { audioOfExport } from '#lib/registry/hugging-face/audio-of-export';
import { type ModelConfig, readPreprocessor } from '#lib/registry/hugging-face/export-config';
import type { ExportFiles } from '#lib/registry/hugging-face/export-files';
import { pairOfExport } from '#lib/registry/hugging-face/pair-of-export';
import { pictureOfExport, pictureOfTimm } from '#lib/registry/hugging-face/picture-of-export';
import type { Medium } from '#lib/registry/hugging-face/task-of-export';
import { tokensOfExport } from '#lib/registry/hugging-face/text-of-export';
import type { Manifest } from '#lib/registry/manifest';
import type { OnnxSummary } from '#lib/registry/onnx/onnx-summary';

type Found = { features: z.input<typeof Manifest>['features']; notes: string[] };

/** What a folder's model takes, and how that is prepared. Throws AppError('invalid') naming what the folder lacks. */
export function featuresOfExport(
  medium: Medium,
  files: ExportFiles,
  config: ModelConfig,
  labels: readonly string[] | undefined,
  summary: OnnxSummary,
): Found {
  if (medium === 'text') {
    const tokens = tokensOfExport(files, config, summary);
    const pair = pairOfExport(config, labels);
    const [first, second] = pair ?? ['text'];
    const text = { name: first!, type: 'text' as const, tokens };
    return { features: second ? [text, { name: second, type: 'text', pairOf: first }] : [text], notes: [] };
  }
  const preprocessor = readPreprocessor(files);
  if (medium === 'audio') {
    const { audio, notes } = audioOfExport(required(preprocessor, medium), summary);
    return { features: [{ name: 'audio', type: 'audio', ...audio }], notes };
  }
  const input =
    summary.inputs.find(({ shape }) => shape?.length === (medium === 'video' ? 5 : 4)) ?? summary.inputs[0]!;
  const sizes = (input.shape ?? []).map((size) => (typeof size === 'number' ? size : undefined));
  const isLast =
    medium === 'image' && sizes.length === 4 && (sizes[3] === 1 || sizes[3] === 3) && sizes[1] !== sizes[3];
  const [channels, height, width] = isLast ? [sizes[3], sizes[1], sizes[2]] : sizes.slice(-3);
  const timm = config.pretrained_cfg;
  const found =
    timm && !preprocessor
      ? pictureOfTimm(timm)
      : pictureOfExport(required(preprocessor, medium), { ...(width && { width }), ...(height && { height }) });
  const shared = { input: input.name, channels: channelsOf(channels ?? config.num_channels ?? 3), ...found.picture };
  if (medium === 'image') {
    return {
      features: [{ name: 'image', type: 'image', ...shared, layout: isLast ? 'NHWC' : 'NCHW' }],
      notes: found.notes,
    };
  }
  const frames = sizes[1] ?? config.num_frames ?? preprocessor?.num_frames;
  if (!frames)
    throw new AppError(
      'invalid',
      'config.json does not say how many frames are taken of a film: num_frames is missing.',
    );
  return { features: [{ name: 'video', type: 'video', frames, ...shared, layout: 'TCHW' }], notes: found.notes };
}

function required<Found>(preprocessor: Found | undefined, medium: Medium): Found {
  if (preprocessor) return preprocessor;
  const what = { image: 'pictures', audio: 'recordings', video: 'films', text: 'texts' }[medium];
  throw new AppError(
    'invalid',
    `The folder has no preprocessor_config.json, which says how ${what} are prepared. Save it there: ${medium === 'audio' ? 'AutoFeatureExtractor' : 'AutoImageProcessor'}.from_pretrained("folder").save_pretrained("folder").`,
  );
}

function channelsOf(count: number): 1 | 3 {
  if (count === 1 || count === 3) return count;
  throw new AppError('invalid', `The model takes pictures of ${count} channels; served are grey (1) and RGB (3).`);
}
