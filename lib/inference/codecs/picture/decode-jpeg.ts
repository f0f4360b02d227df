import type { Pixels } from '#lib/inference/codecs/picture/resample';
import { processShared } from '#lib/process-shared';

/** More is left to libvips, which unpacks line by line. */
const MAX_PIXELS = 16_000_000;
const MAX_SPARE_BYTES = 4 * 2 ** 20;
const MAX_SPARE = 4;

/** What of a JPEG's header decides whether it can be unpacked here. */
export type JpegHeader = { width: number; height: number; isProgressive: boolean; isCmyk: boolean };

/** Unpacked pixels; `done` gives their memory back once they have been read. */
export type Unpacked = Pixels & { done: () => void };

type Turbo = typeof import('@julusian/jpeg-turbo');
const turbo = () => processShared('jpeg-turbo', load);
const spare = () => processShared('jpeg-pixels', (): Buffer<ArrayBuffer>[] => []);

/** Its builds are for Node 22 and above, and not for every machine. */
async function load(): Promise<Turbo | null> {
  if (Number(process.versions.node.split('.')[0]) < 22) return null;
  return import('@julusian/jpeg-turbo').then(
    (module) => module.default,
    () => null,
  );
}

/**
 * Unpacks a JPEG to RGB as it lies in the file, not turned, with libjpeg-turbo, which takes a third of the time libvips
 * does; null where that cannot be, and for a damaged one: libvips is then to say what is wrong. Its quick transform is
 * up to 4 of 255 beside the exact one, 1 in the mean: right for what is shrunk, not for what is taken pixel by pixel.
 */
export async function decodeJpeg(file: Uint8Array, header: JpegHeader): Promise<Unpacked | null> {
  const { width, height } = header;
  // A progressive one may have any number of passes over all its pixels, and nothing ends them.
  if (header.isProgressive || header.isCmyk || width * height > MAX_PIXELS) return null;
  const library = await turbo();
  if (!library) return null;
  const memory = memoryFor(width * height * 3);
  try {
    const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
    const found = await library.decompress(bytes, memory, { format: library.FORMAT_RGB });
    if (found.width !== width || found.height !== height) return null;
    return { data: memory.subarray(0, width * height * 3), width, height, done: () => keep(memory) };
  } catch {
    keep(memory);
    return null;
  }
}

/** Memory that was used before, where there is enough of it: new memory is paid for page by page, and in collections. */
function memoryFor(sizeBytes: number): Buffer<ArrayBuffer> {
  const at = spare().findIndex(({ length }) => length >= sizeBytes);
  return at < 0 ? Buffer.allocUnsafeSlow(sizeBytes) : spare().splice(at, 1)[0]!;
}

function keep(memory: Buffer<ArrayBuffer>): void {
  if (memory.length > MAX_SPARE_BYTES) return;
  spare().push(memory);
  if (spare().length > MAX_SPARE) spare().shift();
}
