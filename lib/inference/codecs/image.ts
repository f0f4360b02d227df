import { fileIn } from '#lib/inference/codecs/file-value';
import { decodingGate } from '#lib/inference/codecs/picture/decoding-gate';
import { fitPicture } from '#lib/inference/codecs/picture/fit-picture';
import { openPicture, pictureWanted, unpackRefusal } from '#lib/inference/codecs/picture/open-picture';
import { isTooNarrow, placePicture } from '#lib/inference/codecs/picture/place-picture';
import { kindOf } from '#lib/inference/codecs/scalar';
import type { PictureNote } from '#lib/inference/row-note';
import type { ImageFeature } from '#lib/registry/feature';

/** A picture brought to a feature's size, `channels` bytes a pixel, and where its pixels came from. */
export type ReadPicture = { pixels: Uint8Array; note: PictureNote };

/**
 * Reads one picture as it is seen (turned as EXIF says, transparent parts on the background, the first frame of an
 * animated one) and brings it to the feature's width, height and channels; or gives what is wrong with it in words.
 */
export async function readImage(feature: ImageFeature, value: unknown): Promise<ReadPicture | { error: string }> {
  const file = fileIn(value);
  if (!file) return { error: `${pictureWanted}, not ${kindOf(value)}` };
  const picture = await openPicture(file);
  if ('refused' in picture) return { error: picture.refused };
  const { width, height } = picture;
  const placement = placePicture(feature, picture);
  const { resized, left, top } = placement;
  if (isTooNarrow(placement)) {
    return { error: `is too narrow: ${width} × ${height} pixels would become ${resized.width} × ${resized.height}` };
  }
  try {
    const pixels = await decodingGate()(picture.costBytes, () => fitPicture(picture, placement, feature));
    return { pixels, note: { kind: 'picture', width, height, placed: { left, top, ...resized } } };
  } catch (error) {
    return { error: unpackRefusal(error) };
  }
}
