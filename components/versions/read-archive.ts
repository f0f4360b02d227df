export type ArchiveEntry = {
  /** Path inside the archive. */
  name: string;
  sizeBytes: number;
  /** What it holds, unpacked. */
  open(): Promise<Blob>;
};

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const longestEnd = 22 + 65_535;
const stored = 0;
const deflated = 8;

/**
 * The files in a zip archive, read from its directory at the end (APPNOTE.TXT 4.3) without reading the rest; null
 * when it has none. Encrypted entries, and archives of more than 4 GB, are left to the server.
 */
export async function readArchive(file: Blob): Promise<ArchiveEntry[] | null> {
  const tailStart = Math.max(0, file.size - longestEnd);
  const tail = await viewOf(file.slice(tailStart));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== endSignature) end--;
  if (end < 0) return null;
  const directory = await viewOf(file.slice(tail.getUint32(end + 16, true), tailStart + end));
  const entries: ArchiveEntry[] = [];
  for (let at = 0; at + 46 <= directory.byteLength && directory.getUint32(at, true) === entrySignature; ) {
    const nameLength = directory.getUint16(at + 28, true);
    const name = textAt(directory, at + 46, nameLength);
    if (!name.endsWith('/')) entries.push(entryAt(file, directory, at, name));
    at += 46 + nameLength + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  }
  return entries;
}

function entryAt(file: Blob, directory: DataView, at: number, name: string): ArchiveEntry {
  const method = directory.getUint16(at + 10, true);
  const packedBytes = directory.getUint32(at + 20, true);
  const offset = directory.getUint32(at + 42, true);
  return {
    name,
    sizeBytes: directory.getUint32(at + 24, true),
    async open() {
      const header = await viewOf(file.slice(offset, offset + 30));
      const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
      const packed = file.slice(start, start + packedBytes);
      if (method === stored) return packed;
      if (method !== deflated) throw new DOMException(`"${name}" is packed in an unusual way`, 'NotSupportedError');
      return new Response(packed.stream().pipeThrough(new DecompressionStream('deflate-raw'))).blob();
    },
  };
}

const viewOf = async (blob: Blob) => new DataView(await blob.arrayBuffer());

function textAt(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) return '';
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
}
