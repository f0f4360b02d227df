import type { AudioFeature, ImageFeature, TextFeature, VideoFeature } from '#lib/registry/feature';

/** How a shape of the graph is written down in a binding: `null` for what is open. */
export type Shape = readonly (number | null)[];

type Sizes = readonly (number | null | readonly number[])[];

const fitsAll = (shape: Shape, wanted: Sizes) =>
  shape.length === wanted.length + 1 &&
  wanted.every((size, index) => {
    const own = shape[index + 1]!;
    return own === null || size === null || (typeof size === 'number' ? size === own : size.includes(own));
  });

const shown = (wanted: Sizes) =>
  `[N, ${wanted.map((size) => (size === null ? '?' : typeof size === 'number' ? size : size[0])).join(', ')}]`;

/** What keeps an image from fitting a graph input of this shape, in words. */
export function imageProblem(feature: ImageFeature, shape: Shape | undefined): string | undefined {
  if (!shape) return 'the graph does not say what shape of image it takes';
  const { width, height, channels, layout } = feature;
  const wanted = {
    2: [width * height * channels],
    3: channels === 1 ? [height, width] : undefined,
    4: layout === 'NCHW' ? [channels, height, width] : [height, width, channels],
  }[shape.length];
  if (!wanted)
    return `a ${width} × ${height} image with ${channels} ${channels === 1 ? 'channel' : 'channels'} does not fit`;
  return fitsAll(shape, wanted) ? undefined : `this image is ${shown(wanted)} (${layout})`;
}

/** As `imageProblem`, for a film. */
export function videoProblem(feature: VideoFeature, shape: Shape | undefined): string | undefined {
  const { frames, width, height, channels, layout } = feature;
  const sizes = { T: frames, C: channels, H: height, W: width };
  const wanted = Array.from(layout, (letter) => sizes[letter as keyof typeof sizes]);
  return !shape || fitsAll(shape, wanted) ? undefined : `this film is ${shown(wanted)} (N${layout})`;
}

/** As `imageProblem`, for a recording. */
export function audioProblem(feature: AudioFeature, shape: Shape | undefined): string | undefined {
  const { layout, spectrum } = feature;
  if (layout.includes('F') !== (spectrum !== undefined)) {
    return spectrum
      ? `a spectrum has frequencies (F) and frames (T), which the layout "${layout}" does not place`
      : `the layout "${layout}" has frequencies (F), which only a recording with "spectrum" has`;
  }
  const lengths = lengthsOf(feature);
  const frequencies = spectrum ? (spectrum.mel?.bins ?? Math.floor(spectrum.fftSize / 2) + 1) : 1;
  const sizes = { C: 1, F: frequencies, T: lengths };
  const wanted = Array.from(layout, (letter) => sizes[letter as keyof typeof sizes]);
  if (!shape) return undefined;
  const graphLength = shape[layout.indexOf('T') + 1];
  if (lengths === null && typeof graphLength === 'number') {
    return `the graph takes exactly ${graphLength} ${spectrum ? 'frames' : 'samples'}: give the feature a "window" of that length`;
  }
  return fitsAll(shape, wanted) ? undefined : `this recording is ${shown(wanted)} (N${layout})`;
}

/** How many samples or frames a window may come to; null where that depends on the recording. */
function lengthsOf({ spectrum, window }: AudioFeature): readonly number[] | null {
  if (!spectrum) return window ? [window.samples] : null;
  if (spectrum.frames) return [spectrum.frames];
  if (!window) return null;
  const { hopLength, fftSize, windowLength = fftSize, center } = spectrum;
  const frames = (from: number) => Math.max(0, 1 + Math.floor((window.samples - from) / hopLength));
  return center === 'none' ? [frames(windowLength), frames(fftSize)] : [frames(0)];
}

/** What keeps texts as tokens from fitting a graph input, [N, T], in words. */
export function tokensProblem({ maxTokens, padTo }: NonNullable<TextFeature['tokens']>, shape: Shape | undefined) {
  if (!shape) return undefined;
  const length = shape[1];
  if (shape.length !== 2 || length === undefined) return 'tokens are [N, T]';
  if (length === null || (length === maxTokens && padTo === 'max')) return undefined;
  return `it takes exactly ${length} tokens: set "maxTokens" to ${length} and "padTo" to "max"`;
}
