import type { FileHandle } from 'node:fs/promises';

/** The demuxer that reads a film, under FFmpeg's name. */
export type VideoContainer = 'mov' | 'matroska' | 'avi' | 'gif';

const stillBrands = /^(heic|heix|hevc|hevx|heim|heis|avif|avis|mif1|msf1|miaf)$/;
const pictures = [/^\x89PNG/, /^\xff\xd8\xff/, /^RIFF.{4}WEBP/s, /^BM/, /^II\*\0/, /^MM\0\*/, /^<svg/];
const recordings = [/^ID3/, /^fLaC/, /^OggS/, /^RIFF.{4}WAVE/s, /^\xff[\xe0-\xff]/, /^FORM.{4}AIFF/s];
const playlists = [/^#EXT/, /^ffconcat/, /^\[playlist\]/i, /^<\?xml.*<MPD/s, /^<MPD/];

/**
 * What a film is by its first bytes, whatever its name says. Only these four kinds are ever handed to FFmpeg: none of
 * them names other files to open.
 */
export async function sniffContainer(file: FileHandle): Promise<VideoContainer | { isNot: string }> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
  const head = buffer.toString('latin1', 0, bytesRead);
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^RIFF.{4}AVI /s.test(head)) return 'avi';
  if (head.startsWith('\x1a\x45\xdf\xa3')) return 'matroska';
  const isStill = head.slice(4, 8) === 'ftyp' && stillBrands.test(head.slice(8, 12));
  if (!isStill && /^.{4}(ftyp|moov|mdat|wide|free|skip|pnot)/s.test(head)) return 'mov';
  const startsAs = (signatures: readonly RegExp[]) => signatures.some((signature) => signature.test(head));
  if (bytesRead === 0) return { isNot: 'an empty file' };
  if (startsAs(playlists)) return { isNot: 'a list of other files' };
  if (isStill || startsAs(pictures)) return { isNot: 'a picture' };
  return { isNot: startsAs(recordings) ? 'a recording without pictures' : 'something else' };
}
