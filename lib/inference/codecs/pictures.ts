import { AppError } from '#lib/errors';
import { readImage } from '#lib/inference/codecs/image';
import { type BoundInput, type InputWriter, MAX_ERRORS, refuse } from '#lib/inference/codecs/input-writer';
import { pixelWriter } from '#lib/inference/codecs/picture/pixel-writer';
import { takeFloats } from '#lib/inference/spare-arrays';
import type { ImageFeature } from '#lib/registry/feature';

/** What one call's pictures may take as a tensor. */
const MAX_PICTURE_BYTES = 512 * 1024 * 1024;
/** How many pictures of one call are read at once; the others wait, so that calls take turns at the gate. */
const PICTURES_AT_ONCE = 2;

/** Arrays of several pictures come in too many lengths to be kept. */
const arrayFor = (rows: number, size: number) => (rows === 1 ? takeFloats(size) : new Float32Array(rows * size));

/** Writes a picture a row into a graph input of its own, of float32 or of uint8, which is fed 0 to 255. */
export function pictureWriter(feature: ImageFeature, { name, shape, elementType }: BoundInput): InputWriter {
  const { width, height, channels, layout } = feature;
  const pictureDims = layout === 'NCHW' ? [channels, height, width] : [height, width, channels];
  const size = width * height * channels;
  const rowDims = shape.length === 3 ? [height, width] : shape.length === 2 ? [size] : pictureDims;
  const type = elementType === 'uint8' ? 'uint8' : 'float32';
  const write = pixelWriter(feature);
  return async (rows, pointerOf, found) => {
    const mostRows = Math.max(1, Math.floor(MAX_PICTURE_BYTES / (4 * size)));
    if (rows.length > mostRows)
      throw new AppError('too-large', `A call may have at most ${mostRows} of these pictures.`, {
        exceeded: { unit: 'rows', max: mostRows, actual: rows.length },
      });
    const data = type === 'uint8' ? new Uint8Array(rows.length * size) : arrayFor(rows.length, size);
    const waiting = rows.keys();
    const refused = new Map<number, string>();
    const readWaiting = async () => {
      for (const r of waiting) {
        const picture = await readImage(feature, rows[r]![feature.name]);
        if ('error' in picture) {
          refused.set(r, picture.error);
          if (refused.size >= MAX_ERRORS) return;
        } else {
          write(picture.pixels, data, r * size);
          found.notes[r] = picture.note;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(PICTURES_AT_ONCE, rows.length) }, readWaiting));
    for (const r of [...refused.keys()].sort((a, b) => a - b))
      refuse(found, pointerOf(r), feature.name, refused.get(r)!);
    return { [name]: { type, dims: [rows.length, ...rowDims], data } };
  };
}
