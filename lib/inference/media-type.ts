/** Enough of a file's beginning to tell its type. */
export const mediaTypeHeadBytes = 4096;
/** As far as any signature reaches. */
const signatureBytes = 16;

/** Every type there can be an answer of; each is shown by a browser as what it is, and runs nothing. */
const signatures: [type: string, offset: number, bytes: string][] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/tiff', 0, 'II*\0'],
  ['image/tiff', 0, 'MM\0*'],
  ['image/avif', 4, 'ftypavif'],
  ['image/avif', 4, 'ftypavis'],
  ['image/heic', 4, 'ftypheic'],
  ['image/heic', 4, 'ftypmif1'],
  ['audio/wav', 8, 'WAVE'],
  ['audio/flac', 0, 'fLaC'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mp4', 4, 'ftypM4A'],
  ['video/quicktime', 4, 'ftypqt'],
  ['video/mp4', 4, 'ftyp'],
  ['video/x-msvideo', 8, 'AVI '],
  ['application/zip', 0, 'PK\x03\x04'],
  ['application/zip', 0, 'PK\x05\x06'],
  ['application/x-npy', 0, '\x93NUMPY'],
];

/**
 * The media type of a file by what it begins with, whatever its name says: pictures, recordings, films, zip archives
 * and NumPy arrays are known; else `text/plain` where it reads as UTF-8 text, `application/octet-stream` where not.
 */
export function mediaTypeOf(head: Uint8Array): string {
  const beginning = textOf(head.subarray(0, signatureBytes));
  const known = signatures.find(([, offset, bytes]) => beginning.startsWith(bytes, offset));
  if (known) return known[0];
  if (beginning.startsWith('OggS')) return textOf(head).includes('\x80theora') ? 'video/ogg' : 'audio/ogg';
  if (beginning.startsWith('\x1aE\xdf\xa3')) return textOf(head).includes('webm') ? 'video/webm' : 'video/x-matroska';
  // 0xfffe is the mark of UTF-16; as a frame it would be of a layer that nobody uses.
  if (head.length > 1 && head[0] === 0xff && head[1] !== 0xfe && (head[1]! & 0xe6) > 0xe0) return 'audio/mpeg';
  return isText(head) ? 'text/plain' : 'application/octet-stream';
}

/** One character a byte. Without Buffer: the browser asks as well. */
const textOf = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(0, mediaTypeHeadBytes));

/** A character may be cut at the end of a head. */
function isText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
