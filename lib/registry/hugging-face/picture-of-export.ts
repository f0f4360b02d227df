import { AppError } from '#lib/errors';
import type { ModelConfig, Preprocessor, Sides } from '#lib/registry/hugging-face/export-config';

type Size = { width: number; height: number };
export type PictureSettings = Size & {
  fit: 'crop' | 'fill';
  shortestEdge?: number;
  stretch?: Size;
  resample: 'nearest' | 'bilinear' | 'bicubic' | 'lanczos';
  mean: number[];
  std: number[];
};
type Found = { picture: PictureSettings; notes: string[] };

/** The numbers Pillow has for its filters. */
const filters: Record<number, PictureSettings['resample']> = {
  0: 'nearest',
  1: 'lanczos',
  2: 'bilinear',
  3: 'bicubic',
};
/** Processors whose single size is the shorter side, and not a square. */
const shorterSide =
  /^(ConvNext|Bit|CLIP|Levit|PoolFormer|MobileNet|MobileViT|VideoMAE|Timesformer|Vivit|Detr|Yolos|ConditionalDetr|DeformableDetr)/i;
const detector = /^(Detr|Yolos|ConditionalDetr|DeformableDetr|TableTransformer|Deta)/i;

/** How a processor of transformers prepares a picture. `graph` is the size the graph fixes, if it does. */
export function pictureOfExport(processor: Preprocessor, graph: Partial<Size>): Found {
  const type = (
    processor.image_processor_type ??
    processor.video_processor_type ??
    processor.feature_extractor_type ??
    ''
  ).replace(/(ImageProcessor|FeatureExtractor|VideoProcessor)(Fast|Pil)?$/, '');
  if (processor.do_flip_channel_order) {
    throw new AppError(
      'invalid',
      'preprocessor_config.json has do_flip_channel_order: pictures are fed with blue before red, which is not served. Swap the channels of the first convolution, or export the model for RGB.',
    );
  }
  const { notes, ...placed } = placedBy(type, processor, graph);
  const resample = filters[processor.resample ?? 2];
  if (!resample)
    notes.push(`Pictures are resized with "bilinear": the filter ${processor.resample} of Pillow is not served.`);
  return { picture: { ...placed, resample: resample ?? 'bilinear', ...scaleOf(type, processor) }, notes };
}

type Placed = Omit<PictureSettings, 'resample' | 'mean' | 'std'> & { notes: string[] };

function placedBy(type: string, processor: Preprocessor, graph: Partial<Size>): Placed {
  const size = sizeOf(processor.size, shorterSide.test(type));
  const crop = sizeOf(processor.crop_size, false);
  const fixed = graph.width && graph.height ? { width: graph.width, height: graph.height } : undefined;
  const cropped = processor.do_center_crop ?? (crop !== undefined && !/^(ViT|Beit)$/i.test(type));
  const pct = processor.crop_pct;
  const edge = size && 'shortest' in size ? size.shortest : undefined;
  const exact = size && 'width' in size ? size : undefined;
  if (edge !== undefined && detector.test(type)) return stretchedDetector(edge, fixed);
  if (/^ConvNext/i.test(type) && edge !== undefined) {
    const square = { width: edge, height: edge };
    if (edge >= 384) return { ...square, fit: 'fill', notes: [] };
    return { ...square, fit: 'crop', shortestEdge: Math.floor(edge / (pct ?? 224 / 256)), notes: [] };
  }
  const target = cropped
    ? (crop && 'width' in crop && crop) || fixed || exact || (edge && { width: edge, height: edge })
    : (exact ?? fixed);
  if (!target) {
    throw new AppError(
      'invalid',
      'preprocessor_config.json does not say to what width and height pictures are brought (size, or crop_size), nor does the graph fix it. Say it in model.json.',
    );
  }
  if (cropped && edge !== undefined) {
    return { ...target, fit: 'crop', shortestEdge: shorterSideOf(type, edge, pct), notes: [] };
  }
  if (cropped && exact && (exact.width !== target.width || exact.height !== target.height)) {
    return { ...target, fit: 'crop', stretch: exact, notes: [] };
  }
  if (edge === undefined) return { ...target, fit: 'fill', notes: [] };
  return {
    ...target,
    fit: 'fill',
    notes: [
      `Pictures are stretched to ${target.width} × ${target.height}, which the graph fixes; their processor keeps proportions.`,
    ],
  };
}

function shorterSideOf(type: string, edge: number, cropPct: number | null | undefined): number {
  if (/^Levit/i.test(type)) return Math.floor((256 / 224) * edge);
  if (/^PoolFormer/i.test(type)) return Math.floor(edge / (cropPct ?? 0.9));
  return edge;
}

/** Detectors take pictures of any proportions one at a time; here all have one size, and boxes are given back in theirs. */
function stretchedDetector(edge: number, fixed: Size | undefined): Placed {
  const target = fixed ?? { width: Math.round((edge * 4) / 3 / 32) * 32, height: Math.round(edge / 32) * 32 };
  const note = `Pictures are stretched to ${target.width} × ${target.height}, where transformers keeps their proportions (shorter side ${edge}).`;
  return { ...target, fit: 'fill', notes: [note] };
}

/** timm's own settings: brought to its size divided by `crop_pct`, then its middle. */
export function pictureOfTimm(config: NonNullable<ModelConfig['pretrained_cfg']>): Found {
  const [, height = 224, width = 224] = config.test_input_size ?? config.input_size ?? [3, 224, 224];
  const pct = config.crop_pct ?? 0.875;
  const resample = Object.values(filters).find((name) => name === config.interpolation) ?? 'bicubic';
  const scaled = { width: Math.floor(width / pct), height: Math.floor(height / pct) };
  const placed =
    config.crop_mode === 'squash'
      ? { fit: 'crop' as const, stretch: scaled }
      : { fit: 'crop' as const, shortestEdge: Math.min(scaled.width, scaled.height) };
  const notes =
    config.crop_mode === 'border' ? ['Pictures are cropped at their middle; timm adds a border instead.'] : [];
  const mean = config.mean ?? [0.485, 0.456, 0.406];
  return { picture: { width, height, ...placed, resample, mean, std: config.std ?? [0.229, 0.224, 0.225] }, notes };
}

/** `(value × factor − offset − mean) / std` in the manifest's form, `(value / 255 − mean) / std`. */
function scaleOf(type: string, processor: Preprocessor): { mean: number[]; std: number[] } {
  const given = (value: number | number[] | null | undefined, otherwise: number) => [value ?? otherwise].flat();
  const normalised = processor.do_normalize ?? processor.image_mean != null;
  const means = normalised ? given(processor.image_mean, 0) : [0];
  const stds = normalised ? given(processor.image_std, 1) : [1];
  const factor = processor.do_rescale === false ? 1 : (processor.rescale_factor ?? 1 / 255);
  const offset = (processor.offset ?? processor.rescale_offset ?? false) ? 1 : 0;
  // EfficientNet divides by the deviation once more for its head.
  const again = /^EfficientNet/i.test(type) && processor.include_top !== false && normalised;
  const scale = 255 * factor;
  const mean = means.map((value) => tidy((value + offset) / scale));
  return { mean, std: stds.map((value) => tidy((again ? value * value : value) / scale)) };
}

/** Without what the rescale factor, one 255th in sixteen digits, leaves behind. */
const tidy = (value: number) => Number(value.toPrecision(12));

function sizeOf(sides: Sides | null | undefined, isShorterSide: boolean): Size | { shortest: number } | undefined {
  if (sides == null) return undefined;
  if (typeof sides === 'number') return isShorterSide ? { shortest: sides } : { width: sides, height: sides };
  if (Array.isArray(sides)) return { height: sides[0]!, width: sides[1]! };
  if (sides.height && sides.width) return { width: sides.width, height: sides.height };
  return sides.shortest_edge ? { shortest: sides.shortest_edge } : undefined;
}
