import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { decodeJpeg } from '#lib/inference/codecs/picture/decode-jpeg';
import type { OpenPicture } from '#lib/inference/codecs/picture/open-picture';
import { FileOnDisk } from '#lib/inference/sent-file';

/** What EXIF's orientation asks for; the mirrored ones are rare, and left to libvips. */
const degreesOf: Record<number, number> = { 1: 0, 3: 180, 6: 90, 8: 270 };
const MAX_FILE_BYTES = 32 * 2 ** 20;

/** The pixels of a JPEG for libvips to shrink, turned as they are seen; null where libvips is to unpack it itself. */
export async function unpackJpeg(
  jpeg: NonNullable<OpenPicture['jpeg']>,
): Promise<{ image: Sharp; done: () => void } | null> {
  const degrees = degreesOf[jpeg.orientation];
  if (degrees === undefined || (jpeg.file instanceof FileOnDisk && jpeg.file.sizeBytes > MAX_FILE_BYTES)) return null;
  const file = jpeg.file instanceof FileOnDisk ? await readFile(jpeg.file.path) : jpeg.file;
  const pixels = await decodeJpeg(file, jpeg);
  if (!pixels) return null;
  const { data, width, height, done } = pixels;
  const image = sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false });
  return { image: degrees === 0 ? image : image.rotate(degrees), done };
}
