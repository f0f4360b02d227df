import type { Sharp } from 'sharp';
import { fitInk } from '#lib/inference/codecs/ink';
import { cmykToRgb, luma } from '#lib/inference/codecs/picture/colours';
import type { OpenPicture } from '#lib/inference/codecs/picture/open-picture';
import type { Placement } from '#lib/inference/codecs/picture/place-picture';
import { type Pixels, resample, type Span } from '#lib/inference/codecs/picture/resample';
import { unpackJpeg } from '#lib/inference/codecs/picture/unpack-jpeg';
import type { ImageFeature } from '#lib/registry/feature';

export type Frame = Pick<ImageFeature, 'width' | 'height' | 'channels' | 'fit' | 'resample' | 'background'>;

/** Shrunk to this first: a photograph of a digit needs no more to find its ink. */
const INK_SIDE = 512;

const kernels = { bilinear: 'linear', bicubic: 'cubic', lanczos: 'lanczos3' } as const;

/**
 * Unpacks a picture, lays what is transparent on the background and brings it to the frame: width × height pixels of
 * `channels` bytes. libvips shrinks, which is quick, streams, and is near Pillow; it would enlarge otherwise than Pillow
 * does, so that is done here, and so is `nearest`. Throws what libvips says of a damaged picture.
 */
export async function fitPicture(picture: OpenPicture, placement: Placement, frame: Frame): Promise<Uint8Array> {
  const opaque = picture.image.flatten({ background: frame.background });
  const rgb = frame.fit === 'ink' ? await drawing(opaque, picture) : await resized(opaque, picture, placement, frame);
  if (frame.fit === 'ink') return fitInk({ ...rgb, data: luma(rgb.data) }, frame);
  const framed = inFrame(rgb, placement, frame);
  return frame.channels === 1 ? luma(framed) : framed;
}

async function drawing(image: Sharp, { isCmyk }: OpenPicture): Promise<Pixels> {
  return unpack(image.resize(INK_SIDE, INK_SIDE, { fit: 'inside', withoutEnlargement: true }), isCmyk);
}

/** The part of the resized picture that lies within the frame. */
async function resized(image: Sharp, picture: OpenPicture, placement: Placement, frame: Frame): Promise<Pixels> {
  const across = visible(placement.resized.width, placement.left, frame.width);
  const down = visible(placement.resized.height, placement.top, frame.height);
  if (frame.resample === 'nearest') return resample(await unpack(image, picture.isCmyk), across, down, 'nearest');
  const shrinks = { width: across.size < picture.width, height: down.size < picture.height };
  const size = {
    width: shrinks.width ? across.size : picture.width,
    height: shrinks.height ? down.size : picture.height,
  };
  const window = {
    left: shrinks.width ? across.from : 0,
    top: shrinks.height ? down.from : 0,
    width: shrinks.width ? across.count : size.width,
    height: shrinks.height ? down.count : size.height,
  };
  const kernel = kernels[frame.resample];
  const shrunk = (from: Sharp) =>
    from.resize({ ...size, fit: 'fill', kernel, fastShrinkOnLoad: false }).extract(window);
  if (shrinks.width && shrinks.height) {
    const jpeg = picture.jpeg && (await unpackJpeg(picture.jpeg));
    return jpeg ? unpack(shrunk(jpeg.image), false).finally(jpeg.done) : unpack(shrunk(image), picture.isCmyk);
  }
  const whole = (span: Span) => ({ size: span.count, from: 0, count: span.count });
  return resample(
    await unpack(shrinks.width || shrinks.height ? shrunk(image) : image, picture.isCmyk),
    shrinks.width ? whole(across) : across,
    shrinks.height ? whole(down) : down,
    frame.resample,
  );
}

function visible(size: number, start: number, frameSide: number): Span {
  const from = Math.max(0, -start);
  return { size, from, count: Math.min(size - from, frameSide - Math.max(0, start)) };
}

async function unpack(image: Sharp, isCmyk: boolean): Promise<Pixels> {
  const coloured = isCmyk ? image.pipelineColourspace('cmyk').toColourspace('cmyk') : image.toColourspace('srgb');
  const { data, info } = await coloured.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (isCmyk) return { data: cmykToRgb(data), width, height };
  if (channels !== 3) throw new Error(`a picture of ${channels} channels`);
  return { data, width, height };
}

/** Lays pixels that do not fill the frame on its ground: black around a crop, as the references do, else the background. */
function inFrame({ data, width, height }: Pixels, { left, top }: Placement, frame: Frame): Uint8Array {
  if (width === frame.width && height === frame.height) return data;
  const result = new Uint8Array(frame.width * frame.height * 3);
  if (frame.fit !== 'crop') {
    const ground = Buffer.from(frame.background.slice(1), 'hex');
    for (let at = 0; at < result.length; at += 3) result.set(ground, at);
  }
  for (let y = 0; y < height; y++) {
    const at = (Math.max(0, top) + y) * frame.width + Math.max(0, left);
    result.set(data.subarray(y * width * 3, (y + 1) * width * 3), at * 3);
  }
  return result;
}
