import { open } from 'node:fs/promises';
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { JpegHeader } from '#lib/inference/codecs/picture/decode-jpeg';
import { hasMoreFramesThan } from '#lib/inference/codecs/picture/more-frames-than';
import { nameFile } from '#lib/inference/codecs/picture/name-file';
import type { Size } from '#lib/inference/codecs/picture/place-picture';
import { FileOnDisk, type SentFile } from '#lib/inference/sent-file';

const MAX_PIXELS = 50_000_000;
/** AVIF unpacks a picture several times over: 18 bytes a pixel. */
const MAX_AVIF_PIXELS = 25_000_000;
const MAX_SECONDS = 20;
/** Of which the first is taken. */
const MAX_FRAMES = 10_000;

// A vector picture is a program that says how long to draw; only these formats are opened, whatever a file claims.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'].flatMap((format) => [
    `VipsForeignLoad${format}Buffer`,
    `VipsForeignLoad${format}File`,
  ]),
});
// No picture is asked for twice.
sharp.cache(false);

const asItIs = {
  // Held to in words, below.
  limitInputPixels: false,
  failOn: 'error',
  pages: 1,
  ignoreIcc: true,
  autoOrient: true,
} as const;

/** A picture that can be unpacked: its size as it is seen, and about the memory that takes. */
export type OpenPicture = Size & {
  image: Sharp;
  isCmyk: boolean;
  costBytes: number;
  /** A JPEG's own size and how it is turned, in EXIF's numbers; null for other formats. */
  jpeg: (JpegHeader & { file: SentFile; orientation: number }) | null;
};

export const pictureWanted =
  'must be an image (PNG, JPEG, WebP, GIF, AVIF or TIFF), as a base64 string, a data: URL or an uploaded file';

/**
 * Reads a picture's header, by its content, whatever it is called; nothing is unpacked yet. Colours are left as they
 * are, without their profile, as Pillow leaves them. Gives in words why it is refused where it is.
 */
export async function openPicture(file: SentFile): Promise<OpenPicture | { refused: string }> {
  if (await hasMoreFramesThan(MAX_FRAMES, file)) return { refused: tooManyFrames };
  let image: Sharp;
  let header: Metadata;
  try {
    image = sharp(file instanceof FileOnDisk ? file.path : file, asItIs).timeout({ seconds: MAX_SECONDS });
    header = await image.metadata();
  } catch {
    return { refused: await unknownFile(file) };
  }
  const { width, height } = header.autoOrient;
  const most = header.format === 'heif' ? MAX_AVIF_PIXELS : MAX_PIXELS;
  if (width * height > most) return { refused: tooManyPixels(most, { width, height }) };
  if (!(header.depth in sampleBytes)) {
    return {
      refused: `has pixels of type ${header.depth}, which have no fixed white: save it with 8 or 16 bits a channel`,
    };
  }
  const isCmyk = header.space === 'cmyk';
  const { orientation = 1, isProgressive = false } = header;
  const jpeg =
    header.format === 'jpeg'
      ? { file, width: header.width, height: header.height, isProgressive, isCmyk, orientation }
      : null;
  return { image, width, height, isCmyk, costBytes: width * height * pixelBytes(header), jpeg };
}

/** Why a picture could not be unpacked although its header could be read. */
export function unpackRefusal(error: unknown): string {
  if (/timeout/i.test(String(error))) return `takes more than ${MAX_SECONDS} s to unpack: send it smaller`;
  return 'is an image that is damaged or cut short: send the whole file again';
}

const sampleBytes: Record<string, number> = { uchar: 1, ushort: 2 };

/** Measured: what is read line by line needs less, a progressive JPEG keeps all its coefficients until its last scan. */
const pixelBytes = ({ format, channels, depth, isProgressive }: Metadata) =>
  channels * sampleBytes[depth]! * (format === 'heif' ? 6 : format === 'webp' || isProgressive ? 3 : 1);

const inWords = (count: number) => count.toLocaleString('en-US');

const tooManyPixels = (most: number, { width, height }: Size) =>
  `must have at most ${most / 1e6} million pixels, this has ${inWords(width)} × ${inWords(height)}`;

const tooManyFrames = `must have at most ${inWords(MAX_FRAMES)} frames or pages, of which the first is taken; this has more: send the first by itself`;

async function unknownFile(file: SentFile): Promise<string> {
  const head = file instanceof FileOnDisk ? await headOf(file.path) : file.subarray(0, 64);
  const name = nameFile(head);
  const length = file instanceof FileOnDisk ? file.sizeBytes : file.length;
  return `${pictureWanted}; ${name ? `this is ${name}` : `these ${length} bytes cannot be read as one`}`;
}

async function headOf(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
