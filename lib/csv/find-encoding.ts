import { isUtf8 } from 'node:buffer';
import type { CsvFormat } from '#lib/csv/csv-format';

/** The encoding of a text that begins so: what its mark says, else UTF-8 where it is valid, else Windows-1252. */
export function findEncoding(
  head: Buffer,
  isValidUtf8: boolean,
): { encoding: CsvFormat['encoding']; markBytes: number; notes: string[] } {
  if (head[0] === 0xff && head[1] === 0xfe) {
    return { encoding: 'utf-16le', markBytes: 2, notes: ['Read as UTF-16, as its mark says.'] };
  }
  if (!isValidUtf8) {
    return { encoding: 'windows-1252', markBytes: 0, notes: ['Read as Windows-1252, since the file is not UTF-8.'] };
  }
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const notes = hasMark ? ['Skipped the byte order mark at the beginning.'] : [];
  return { encoding: 'utf-8', markBytes: hasMark ? 3 : 0, notes };
}

/** Whether a beginning is UTF-8, but for a character that is cut off at its end. */
export const isUtf8Head = (head: Buffer) => isUtf8(head.subarray(0, wholeCharacters(head)));

/** How many bytes there are before a UTF-8 character that is cut off at the end. */
function wholeCharacters(head: Buffer): number {
  for (let back = 1; back <= Math.min(3, head.length); back++) {
    const byte = head[head.length - back]!;
    if (byte < 0x80) return head.length;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? head.length - back : head.length;
  }
  return head.length;
}

/** Whether all of a file is UTF-8: a beginning in plain English says little about the rest. */
export async function isUtf8File(chunks: AsyncIterable<Buffer>): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = wholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return false;
    rest = bytes.subarray(end);
  }
  return rest.length === 0;
}
