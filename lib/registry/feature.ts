import { z } from 'zod';

/** A name that works as a JSON key, a form field and a CSV column. */
const FeatureName = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => name.trim() === name, 'must not begin or end with a space');

const described = {
  name: FeatureName,
  description: z.string().max(500).optional(),
  /** The graph input this feature feeds. Left out: the input of the same name, or else the graph's only input. */
  input: z.string().optional(),
};

const NumberFeature = z.strictObject({
  ...described,
  type: z.enum(['number', 'integer']),
  unit: z.string().max(40).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Used when the caller leaves the feature out; `null` feeds NaN. Without a default the feature is required. */
  default: z.number().nullable().optional(),
});

const CategoryFeature = z.strictObject({
  ...described,
  type: z.literal('category'),
  /** Fed as the string itself to a string input, as its position in this list to a numeric one. */
  categories: z.array(z.string()).min(1).max(10_000),
  /** Any other text is taken, too, and fed as it is: the graph knows what to do with it. For string inputs only. */
  open: z.boolean().optional(),
  /** `null` feeds the empty string, or NaN to a numeric input. */
  default: z.string().nullable().optional(),
});

const BooleanFeature = z.strictObject({
  ...described,
  type: z.literal('boolean'),
  /** `null` feeds NaN, or the empty string to an input of strings. */
  default: z.boolean().nullable().optional(),
});

/** An ISO 8601 date or date-time as text; fed as days since 1970-01-01 UTC, with the time of day as the fraction. */
const DateFeature = z.strictObject({
  ...described,
  type: z.literal('date'),
  /** `null` feeds NaN. */
  default: z.string().nullable().optional(),
});

/** How a text becomes tokens; the names are graph inputs. */
const Tokens = z.strictObject({
  inputs: z.strictObject({
    ids: z.string(),
    mask: z.string().optional(),
    types: z.string().optional(),
    positions: z.string().optional(),
  }),
  /** Longer texts are cut to this, the marks the tokenizer adds included. */
  maxTokens: z.int().min(2).max(32_768),
  /** To the longest text of a run, or always to `maxTokens`. */
  padTo: z.enum(['longest', 'max']).default('longest'),
  padId: z.int().nonnegative().default(0),
  padSide: z.enum(['right', 'left']).default('right'),
});

export const TextFeature = z.strictObject({
  ...described,
  type: z.literal('text'),
  maxLength: z.int().positive().max(1_000_000).default(20_000),
  /** `null` feeds the empty string. */
  default: z.string().nullable().optional(),
  /** Fed as the tokens of the version's `tokenizer.json`, not as a string. */
  tokens: Tokens.optional(),
  /** The second half of a pair: fed together with the feature of that name, which has `tokens`. */
  pairOf: FeatureName.optional(),
});

/** How a picture, or a frame of a film, is brought to width × height and to numbers. */
const picture = {
  /**
   * `cover` and `crop` cut off what stands over, `crop` after the shorter side was brought to `shortestEdge`, or the
   * whole to `stretch`, whatever its proportions; `contain` fills up with `background`; `ink` finds a dark or light
   * drawing and centres it, as MNIST does.
   */
  fit: z.enum(['cover', 'crop', 'contain', 'fill', 'ink']).default('cover'),
  shortestEdge: z.int().positive().max(4096).optional(),
  stretch: z.strictObject({ width: z.int().positive().max(4096), height: z.int().positive().max(4096) }).optional(),
  /** The filter that resizes, under the names of Pillow. */
  resample: z.enum(['nearest', 'bilinear', 'bicubic', 'lanczos']).default('lanczos'),
  background: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #ffffff')
    .default('#ffffff'),
  /** Pixel = (value / 255 - mean) / std, per channel. */
  mean: z.array(z.number()).default([0]),
  std: z.array(z.number().positive()).default([1]),
};

export const ImageFeature = z.strictObject({
  ...described,
  type: z.literal('image'),
  width: z.int().positive().max(4096),
  height: z.int().positive().max(4096),
  channels: z.union([z.literal(1), z.literal(3)]),
  layout: z.enum(['NCHW', 'NHWC']).default('NCHW'),
  ...picture,
});

/** A time-frequency picture of a recording: short-time Fourier transform, mel filters, logarithm. */
const Spectrum = z.strictObject({
  fftSize: z.int().min(16).max(65_536),
  /** The window's length in samples; left out, the whole of `fftSize`. */
  windowLength: z.int().positive().optional(),
  windowShape: z.enum(['hann', 'hamming', 'povey', 'ones']).default('hann'),
  /** A periodic window, as librosa's, or a symmetric one, as Kaldi's. */
  periodic: z.boolean().default(true),
  hopLength: z.int().positive(),
  /** Whether frames are centred on their sample, with this beyond the ends. */
  center: z.enum(['reflect', 'zeros', 'none']).default('reflect'),
  power: z.union([z.literal(1), z.literal(2)]).default(2),
  /** Left out: the bins of the transform itself. */
  mel: z
    .strictObject({
      bins: z.int().min(1).max(1024),
      scale: z.enum(['slaney', 'htk', 'kaldi']).default('slaney'),
      norm: z.enum(['slaney', 'none']).default('slaney'),
      lowHz: z.number().nonnegative().default(0),
      /** Left out: half the rate. */
      highHz: z.number().positive().optional(),
    })
    .optional(),
  /** `whisper`: log10, at most 8 below the highest, then (x + 4) / 4. `db`: 10 log10, at most `topDb` below the highest. */
  log: z.enum(['none', 'ln', 'log10', 'db', 'whisper']).default('ln'),
  floor: z.number().positive().default(1e-10),
  topDb: z.number().positive().optional(),
  /** Kaldi's own: subtract each frame's mean, then raise its high tones. */
  removeMean: z.boolean().default(false),
  preemphasis: z.number().min(0).max(1).default(0),
  /** Samples are taken times this, as Kaldi's 16-bit ones. */
  scale: z.number().positive().default(1),
  /** Cut or filled up with zeros to this many frames. */
  frames: z.int().positive().max(20_000).optional(),
});

/** A recording: to one channel at the model's rate, cut into windows, each fed as a row of the graph's input. */
export const AudioFeature = z.strictObject({
  ...described,
  type: z.literal('audio'),
  sampleRate: z.int().min(4_000).max(192_000),
  /** Left out: the waveform itself is fed. */
  spectrum: Spectrum.optional(),
  /** Left out: the whole recording is one window of its own length. The last window is filled up. */
  window: z
    .strictObject({
      samples: z.int().positive().max(20_000_000),
      /** From the start of one window to that of the next. */
      hop: z.int().positive().max(20_000_000),
      fill: z.enum(['zeros', 'repeat']).default('zeros'),
    })
    .optional(),
  /** Each window is brought to mean 0 and variance 1, before or instead of `mean` and `std`. */
  standardise: z.boolean().default(false),
  /** Of what is fed: (value - mean) / std. */
  mean: z.number().default(0),
  std: z.number().positive().default(1),
  /** Of a row: T samples, or F bins and T frames of a spectrum, with a channel (C) of 1 where there is one. */
  layout: z.enum(['T', 'CT', 'FT', 'TF', 'CFT', 'CTF']).default('T'),
  /** A graph input that is fed 1 for each sample or frame heard, 0 for each filled up. */
  mask: z.string().optional(),
  /** How the windows' answers become one. */
  aggregate: z.enum(['mean', 'max']).default('mean'),
  maxSeconds: z.number().positive().max(7_200).default(600),
});

/** A film: frames sampled evenly, each prepared as a picture, fed together as a row of the graph's input. */
export const VideoFeature = z.strictObject({
  ...described,
  type: z.literal('video'),
  frames: z.int().min(1).max(256),
  width: z.int().positive().max(1024),
  height: z.int().positive().max(1024),
  channels: z.union([z.literal(1), z.literal(3)]),
  layout: z.enum(['TCHW', 'CTHW', 'THWC']).default('TCHW'),
  ...picture,
  /** A row is fed for each clip of this length; left out, one for the whole film. */
  clipSeconds: z.number().positive().max(600).optional(),
  aggregate: z.enum(['mean', 'max']).default('mean'),
  maxSeconds: z.number().positive().max(7_200).default(600),
});

/** Any other tensor: nested arrays in, checked against the graph's own shape. */
export const TensorFeature = z.strictObject({ ...described, type: z.literal('tensor') });

export const Feature = z
  .discriminatedUnion('type', [
    NumberFeature,
    CategoryFeature,
    BooleanFeature,
    DateFeature,
    TextFeature,
    ImageFeature,
    AudioFeature,
    VideoFeature,
    TensorFeature,
  ])
  .meta({ id: 'Feature' });
export type Feature = z.infer<typeof Feature>;
export type TextFeature = z.infer<typeof TextFeature>;
export type ImageFeature = z.infer<typeof ImageFeature>;
export type AudioFeature = z.infer<typeof AudioFeature>;
export type VideoFeature = z.infer<typeof VideoFeature>;
export type TensorFeature = z.infer<typeof TensorFeature>;
