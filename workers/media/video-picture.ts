import sharp from 'sharp';
import { fitPicture } from '#lib/inference/codecs/picture/fit-picture';
import { pixelWriter } from '#lib/inference/codecs/picture/pixel-writer';
import { isTooNarrow, placePicture } from '#lib/inference/codecs/picture/place-picture';
import type { VideoFeature } from '#lib/registry/feature';
import type { Film } from './video-film.ts';
import type { DecodedFrame } from './video-frames.ts';

/** A frame as it is seen on the screen. */
type SeenFrame = Omit<DecodedFrame, 'timestamp'>;

/**
 * A frame's pixels as they are seen, brought to the feature's size just as a picture is, `channels` bytes each; null
 * where it is too narrow for that.
 */
export async function fitFrame(
  frame: DecodedFrame,
  display: Film['display'],
  feature: VideoFeature,
): Promise<Uint8Array | null> {
  const seen = await turn(frame, display);
  const placement = placePicture(feature, seen);
  if (isTooNarrow(placement)) return null;
  return fitPicture(
    { ...seen, image: rawImage(seen), isCmyk: false, jpeg: null, costBytes: seen.data.length },
    placement,
    feature,
  );
}

/** Turns and mirrors a frame by quarter turns, as its display matrix says (ISO/IEC 14496-12, 8.3.2). */
async function turn(frame: SeenFrame, display: Film['display']): Promise<SeenFrame> {
  const [a, b, c, d] = display ?? [1, 0, 0, 1];
  const isOnItsSide = Math.abs(b) > Math.abs(a);
  // A point (x, y) of the frame is seen at (a·x + c·y, b·x + d·y), y downwards.
  const isMirrored = a * d - b * c < 0;
  const angle = isOnItsSide ? (b > 0 ? 90 : 270) : a < 0 ? 180 : 0;
  if (angle === 0 && !isMirrored) return frame;
  // Mirrored top to bottom first, so that the turn alone settles where the upper edge goes.
  const image = isMirrored ? rawImage(frame).flip().rotate(angle) : rawImage(frame).rotate(angle);
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: frame.channels };
}

const rawImage = ({ data, width, height, channels }: SeenFrame) => sharp(data, { raw: { width, height, channels } });

/** Where a clip's frames go within its row: their values in the feature's layout. */
export function clipWriter(feature: VideoFeature): (pixels: Uint8Array, row: Float32Array, frame: number) => void {
  const { width, height, channels, frames, layout } = feature;
  const area = width * height;
  const write = pixelWriter({ ...feature, layout: layout === 'THWC' ? 'NHWC' : 'NCHW' });
  if (layout !== 'CTHW') return (pixels, row, frame) => write(pixels, row, frame * area * channels);
  const planes = new Float32Array(area * channels);
  return (pixels, row, frame) => {
    write(pixels, planes, 0);
    for (let c = 0; c < channels; c++) {
      row.set(planes.subarray(c * area, (c + 1) * area), (c * frames + frame) * area);
    }
  };
}

/** The dimensions of a clip's row. */
export function clipDims({ width, height, channels, frames, layout }: VideoFeature): number[] {
  if (layout === 'THWC') return [frames, height, width, channels];
  return layout === 'TCHW' ? [frames, channels, height, width] : [channels, frames, height, width];
}
