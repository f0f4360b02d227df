import sharp from 'sharp';
import { fileIn } from '#lib/inference/codecs/file-value';
import { fitInk } from '#lib/inference/codecs/ink';
import { kindOf } from '#lib/inference/codecs/scalar';
import { FileOnDisk } from '#lib/inference/sent-file';
import type { ImageFeature } from '#lib/registry/feature';

const MAX_PIXELS = 50_000_000;

// A vector picture is a program that says how long to draw; only these formats are opened, whatever a file claims.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'].map((format) => `VipsForeignLoad${format}Buffer`),
});
const asError =
  'must be an image (PNG, JPEG, WebP, GIF, AVIF or TIFF), as a base64 string, a data: URL or an uploaded file';

/**
 * One picture as float32 values in the feature's layout: turned as EXIF says, alpha laid on white, brought to
 * size, then `(value / 255 - mean) / std`. Gives what is wrong where it is no picture or a too large one.
 */
export async function readImage(feature: ImageFeature, value: unknown): Promise<Float32Array | { error: string }> {
  const bytes = fileIn(value);
  if (!bytes || bytes instanceof FileOnDisk) return { error: `${asError}, not ${kindOf(value)}` };
  try {
    return normalise(feature, await toPixels(feature, bytes));
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    if (/pixel limit/i.test(reason)) return { error: `must have at most ${MAX_PIXELS / 1e6} million pixels` };
    return { error: `${asError}; these ${bytes.length} bytes cannot be read as one` };
  }
}

async function toPixels(feature: ImageFeature, bytes: Uint8Array): Promise<Uint8Array> {
  const { width, height, channels, fit, background } = feature;
  const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
    .rotate()
    .flatten({ background: '#ffffff' })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb');
  if (fit === 'ink') {
    // Shrunk first: a photograph of a digit needs no more than this to find its ink.
    const grey = picture.resize(512, 512, { fit: 'inside', withoutEnlargement: true });
    const { data, info } = await grey.raw().toBuffer({ resolveWithObject: true });
    return fitInk(
      { data: firstChannel(data, info.channels), width: info.width, height: info.height },
      { width, height },
    );
  }
  const { data, info } = await picture
    .resize(width, height, { fit: fit === 'crop' ? 'cover' : fit, background })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return info.channels === channels ? data : firstChannel(data, info.channels);
}

function firstChannel(data: Uint8Array, channels: number): Uint8Array {
  return channels === 1 ? data : data.filter((_, index) => index % channels === 0);
}

function normalise({ width, height, channels, layout, mean, std }: ImageFeature, pixels: Uint8Array): Float32Array {
  const values = new Float32Array(pixels.length);
  const area = width * height;
  for (let p = 0; p < area; p++) {
    for (let c = 0; c < channels; c++) {
      const value = (pixels[p * channels + c]! / 255 - (mean[c] ?? mean[0]!)) / (std[c] ?? std[0]!);
      values[layout === 'NCHW' ? c * area + p : p * channels + c] = value;
    }
  }
  return values;
}
