import { type FileHandle, open } from 'node:fs/promises';
import { FileOnDisk, type SentFile } from '#lib/inference/sent-file';

/** A step through a file: asks for bytes from a place, gets as many of them as there are. Returns whether it has more than `most` frames. */
type Walk = Generator<{ at: number; length: number }, boolean, Buffer>;

const WINDOW_BYTES = 16_384;

/**
 * Whether an animated GIF or WebP, or a TIFF of pages, has more than `most` pictures in it; false for anything else.
 * Nothing is unpacked: libvips looks at every frame before it gives the first, in time that grows with their square.
 */
export async function hasMoreFramesThan(most: number, file: SentFile): Promise<boolean> {
  const handle = file instanceof FileOnDisk ? await open(file.path) : null;
  const bytes = file instanceof FileOnDisk ? Buffer.alloc(0) : Buffer.from(file.buffer, file.byteOffset, file.length);
  const read = handle ? windowsOf(handle) : (at: number, length: number) => bytes.subarray(at, at + length);
  try {
    const head = await read(0, 16);
    const walk = walkOf(head, most);
    if (!walk) return false;
    let step = walk.next();
    while (!step.done) {
      const { at, length } = step.value;
      const found = read(at, length);
      step = walk.next(found instanceof Promise ? await found : found);
    }
    return step.value;
  } finally {
    await handle?.close();
  }
}

/** Reads a file a window at a time: most of what is asked for lies in the last one. */
function windowsOf(handle: FileHandle): (at: number, length: number) => Buffer | Promise<Buffer> {
  let window = Buffer.alloc(0);
  let start = 0;
  return (at, length) => {
    if (at >= start && at + length <= start + window.length) return window.subarray(at - start, at - start + length);
    return handle.read(Buffer.alloc(WINDOW_BYTES), 0, WINDOW_BYTES, at).then(({ buffer, bytesRead }) => {
      start = at;
      window = buffer.subarray(0, bytesRead);
      return window.subarray(0, length);
    });
  };
}

function walkOf(head: Buffer, most: number): Walk | null {
  const start = head.toString('latin1');
  if (start.startsWith('GIF8')) return walkGif(head, most);
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return walkWebp(most);
  return start.startsWith('II') || start.startsWith('MM') ? walkTiff(head, most) : null;
}

const tableBytes = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);

function* walkGif(head: Buffer, most: number): Walk {
  let at = 13 + tableBytes(head[10] ?? 0);
  for (let frames = 0; ; ) {
    const block = yield { at, length: 10 };
    if (block[0] === 0x2c) {
      if (++frames > most) return true;
      at += 11 + tableBytes(block[9] ?? 0);
    } else if (block[0] === 0x21) at += 2;
    else return false;
    for (let [length] = yield { at, length: 1 }; length; [length] = yield { at, length: 1 }) at += 1 + length;
    at++;
  }
}

function* walkWebp(most: number): Walk {
  for (let at = 12, frames = 0; ; ) {
    const chunk = yield { at, length: 8 };
    if (chunk.length < 8) return false;
    if (chunk.toString('latin1', 0, 4) === 'ANMF' && ++frames > most) return true;
    const bytes = chunk.readUInt32LE(4);
    at += 8 + bytes + (bytes % 2);
  }
}

/** Also the large kind of TIFF, whose places have 8 bytes. */
function* walkTiff(head: Buffer, most: number): Walk {
  const isLittle = head[0] === 0x49;
  const isLarge = head[isLittle ? 2 : 3] === 43;
  const [placeAt, countBytes, entryBytes, placeBytes] = isLarge ? [8, 8, 20, 8] : [4, 2, 12, 4];
  const numberIn = (bytes: Buffer, length: number) => {
    if (bytes.length < length) return 0;
    if (length === 8) return Number(isLittle ? bytes.readBigUInt64LE() : bytes.readBigUInt64BE());
    return isLittle ? bytes.readUIntLE(0, length) : bytes.readUIntBE(0, length);
  };
  let at = numberIn(head.subarray(placeAt), placeBytes);
  for (let frames = 0; at > 0; ) {
    if (++frames > most) return true;
    const entries = numberIn(yield { at, length: countBytes }, countBytes);
    const end = at + countBytes + entries * entryBytes;
    if (entries === 0 || !Number.isSafeInteger(end)) return false;
    at = numberIn(yield { at: end, length: placeBytes }, placeBytes);
    if (!Number.isSafeInteger(at)) return false;
  }
  return false;
}
