import type { FileHandle } from 'node:fs/promises';
import type { VideoContainer } from './video-container.ts';

/** Whether a film is shorter than it says itself. One that is open-ended, as while it is recorded, is not. */
export async function isCutOff(file: FileHandle, container: VideoContainer, size: number): Promise<boolean> {
  if (container === 'mov') return (await boxesEnd(file, size)) > size;
  if (container === 'gif') return !(await endsAsGif(file, size));
  const head = await readAt(file, 0, 4096);
  return (container === 'avi' ? head.readUInt32LE(4) + 8 : segmentEnd(head)) > size;
}

/** Where the last of the boxes one after another ends by its own size (ISO/IEC 14496-12, 4.2); 0 is "to the end". */
async function boxesEnd(file: FileHandle, size: number): Promise<number> {
  let at = 0;
  // A file has a handful of them; a fragmented one two for each second or so.
  for (let box = 0; box < 100_000 && at + 8 <= size; box++) {
    const head = await readAt(file, at, 16);
    const short = head.readUInt32BE(0);
    if (short === 0) return size;
    const length = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short;
    // No box, but rubbish behind the last one, which players pass over.
    if (length < 8 || !/^[\w ©-]{4}$/.test(head.toString('latin1', 4, 8))) return at;
    at += length;
  }
  return at;
}

/** Where the Segment behind the EBML header ends by its own size (RFC 8794, RFC 9559); 0 where it is open-ended. */
function segmentEnd(head: Buffer): number {
  const header = readElement(head, 0);
  const segment = header && readElement(head, header.end);
  return segment && segment.id === 0x18538067 && Number.isSafeInteger(segment.end) ? segment.end : 0;
}

function readElement(head: Buffer, at: number): { id: number; end: number } | null {
  if (at + 12 > head.length) return null;
  const idLength = Math.clz32(head[at]!) - 23;
  const lengthAt = at + idLength;
  const lengthBytes = Math.clz32(head[lengthAt]!) - 23;
  if (idLength > 4 || lengthBytes > 8) return null;
  let length = head[lengthAt]! & (0xff >> lengthBytes);
  for (let i = 1; i < lengthBytes; i++) length = length * 256 + head[lengthAt + i]!;
  // All bits set: of unknown length.
  const isUnknown = length === 2 ** (7 * lengthBytes) - 1;
  return {
    id: head.readUIntBE(at, idLength),
    end: isUnknown ? Number.POSITIVE_INFINITY : lengthAt + lengthBytes + length,
  };
}

/** Whether a GIF's blocks lead to its trailer (GIF89a, 27). */
async function endsAsGif(file: FileHandle, size: number): Promise<boolean> {
  let chunk: { at: number; bytes: Buffer } = { at: 0, bytes: Buffer.alloc(0) };
  async function byteAt(at: number): Promise<number> {
    if (at >= size) return -1;
    if (at < chunk.at || at >= chunk.at + chunk.bytes.length) chunk = { at, bytes: await readAt(file, at, 65_536) };
    return chunk.bytes[at - chunk.at] ?? -1;
  }
  const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + tableBytes(await byteAt(10));
  for (;;) {
    const kind = await byteAt(at);
    if (kind === 0x3b) return true;
    if (kind === 0x2c) at += 11 + tableBytes(await byteAt(at + 9));
    else if (kind === 0x21) at += 2;
    else return false;
    let length: number;
    do {
      length = await byteAt(at);
      if (length < 0) return false;
      at += 1 + length;
    } while (length > 0);
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
