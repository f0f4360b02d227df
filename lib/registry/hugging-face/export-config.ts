import { z } from 'zod';
import { AppError } from '#lib/errors';
import type { ExportFileName, ExportFiles } from '#lib/registry/hugging-face/export-files';

const Sides = z.union([
  z.number(),
  z.array(z.number()).length(2),
  z.looseObject({
    height: z.number().nullish(),
    width: z.number().nullish(),
    shortest_edge: z.number().nullish(),
    longest_edge: z.number().nullish(),
  }),
]);
export type Sides = z.infer<typeof Sides>;

const PerChannel = z.union([z.number(), z.array(z.number())]);

const schemas = {
  'config.json': z.looseObject({
    architectures: z.array(z.string()).nullish(),
    /** timm's name for it. */
    architecture: z.string().nullish(),
    model_type: z.string().nullish(),
    is_encoder_decoder: z.boolean().nullish(),
    problem_type: z.string().nullish(),
    id2label: z.record(z.string(), z.string()).nullish(),
    label_names: z.array(z.string()).nullish(),
    num_classes: z.number().nullish(),
    max_position_embeddings: z.number().nullish(),
    n_positions: z.number().nullish(),
    pad_token_id: z.number().nullish(),
    vocab_size: z.number().nullish(),
    num_frames: z.number().nullish(),
    num_channels: z.number().nullish(),
    image_size: z.union([z.number(), z.array(z.number())]).nullish(),
    _name_or_path: z.string().nullish(),
    pretrained_cfg: z
      .looseObject({
        input_size: z.array(z.number()).length(3).nullish(),
        test_input_size: z.array(z.number()).length(3).nullish(),
        interpolation: z.string().nullish(),
        crop_pct: z.number().nullish(),
        crop_mode: z.string().nullish(),
        mean: z.array(z.number()).nullish(),
        std: z.array(z.number()).nullish(),
      })
      .nullish(),
  }),
  'tokenizer.json': z.looseObject({
    padding: z.looseObject({ direction: z.string().nullish(), pad_id: z.number().nullish() }).nullish(),
    added_tokens: z.array(z.looseObject({ id: z.number(), content: z.string() })).nullish(),
  }),
  'tokenizer_config.json': z.looseObject({
    model_max_length: z.number().nullish(),
    padding_side: z.string().nullish(),
    pad_token: z.union([z.string(), z.looseObject({ content: z.string() })]).nullish(),
  }),
  'preprocessor_config.json': z.looseObject({
    image_processor_type: z.string().nullish(),
    feature_extractor_type: z.string().nullish(),
    video_processor_type: z.string().nullish(),
    do_resize: z.boolean().nullish(),
    do_center_crop: z.boolean().nullish(),
    do_rescale: z.boolean().nullish(),
    do_normalize: z.boolean().nullish(),
    do_flip_channel_order: z.boolean().nullish(),
    size: Sides.nullish(),
    crop_size: Sides.nullish(),
    crop_pct: z.number().nullish(),
    resample: z.number().nullish(),
    rescale_factor: z.number().nullish(),
    rescale_offset: z.boolean().nullish(),
    offset: z.boolean().nullish(),
    include_top: z.boolean().nullish(),
    image_mean: PerChannel.nullish(),
    image_std: PerChannel.nullish(),
    num_frames: z.number().nullish(),
    sampling_rate: z.number().nullish(),
    feature_size: z.number().nullish(),
    max_length: z.number().nullish(),
    num_mel_bins: z.number().nullish(),
    mean: z.number().nullish(),
    std: z.number().nullish(),
    n_fft: z.number().nullish(),
    hop_length: z.number().nullish(),
    chunk_length: z.number().nullish(),
  }),
  'modules.json': z.array(z.looseObject({ type: z.string(), path: z.string().nullish() })),
  '1_Pooling/config.json': z.record(z.string(), z.unknown()),
  'sentence_bert_config.json': z.looseObject({ max_seq_length: z.number().nullish() }),
} as const;
type Known = keyof typeof schemas;

export type ModelConfig = z.infer<(typeof schemas)['config.json']>;
export type Preprocessor = z.infer<(typeof schemas)['preprocessor_config.json']>;

/** A file of the folder as what it should be; undefined where it is not there. Throws AppError('invalid') where it is something else. */
export function readExportFile<Name extends Known>(
  files: ExportFiles,
  name: Name,
): z.infer<(typeof schemas)[Name]> | undefined {
  return readAs(files, name, schemas[name]) as z.infer<(typeof schemas)[Name]> | undefined;
}

/** What prepares pictures, recordings or films, wherever the folder keeps it. */
export function readPreprocessor(files: ExportFiles): Preprocessor | undefined {
  const schema = schemas['preprocessor_config.json'];
  const own =
    readAs(files, 'preprocessor_config.json', schema) ?? readAs(files, 'video_preprocessor_config.json', schema);
  if (own) return own;
  const parts = z
    .looseObject({ feature_extractor: schema, image_processor: schema, video_processor: schema })
    .partial();
  const processor = readAs(files, 'processor_config.json', parts);
  return processor?.image_processor ?? processor?.video_processor ?? processor?.feature_extractor;
}

function readAs<Schema extends z.ZodType>(
  { texts }: ExportFiles,
  name: ExportFileName,
  schema: Schema,
): z.infer<Schema> | undefined {
  const text = texts[name];
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(parseJson(name, text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError(
    'invalid',
    `${name} is not as transformers writes it: ${issue?.path.join('.') || 'it'} ${issue?.message}.`,
  );
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new AppError('invalid', `${name} is not valid JSON: ${error instanceof Error ? error.message : error}.`);
  }
}
