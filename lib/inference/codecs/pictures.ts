import { AppError } from '#lib/errors';
import { readImage } from '#lib/inference/codecs/image';
import { type BoundInput, type InputWriter, MAX_ERRORS, refuse } from '#lib/inference/codecs/input-writer';
import type { ImageFeature } from '#lib/registry/feature';

/** What one call's pictures may take as a tensor. */
const MAX_PICTURE_BYTES = 512 * 1024 * 1024;

/** Writes a picture a row into a graph input of its own. */
export function pictureWriter(feature: ImageFeature, { name, shape }: BoundInput): InputWriter {
  const { width, height, channels, layout } = feature;
  const pictureDims = layout === 'NCHW' ? [channels, height, width] : [height, width, channels];
  const size = width * height * channels;
  const rowDims = shape.length === 3 ? [height, width] : shape.length === 2 ? [size] : pictureDims;
  return async (rows, pointerOf, found) => {
    const mostRows = Math.max(1, Math.floor(MAX_PICTURE_BYTES / (4 * size)));
    if (rows.length > mostRows)
      throw new AppError('too-large', `A call may have at most ${mostRows} of these pictures.`);
    const data = new Float32Array(rows.length * size);
    // One after another: a hundred pictures decoded at once would hold a hundred bitmaps.
    for (let r = 0; r < rows.length && found.errors.length < MAX_ERRORS; r++) {
      const values = await readImage(feature, rows[r]![feature.name]);
      if (values instanceof Float32Array) data.set(values, r * size);
      else refuse(found, pointerOf(r), feature.name, values.error);
    }
    return { [name]: { type: 'float32', dims: [rows.length, ...rowDims], data } };
  };
}
