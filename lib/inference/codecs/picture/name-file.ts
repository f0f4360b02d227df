const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

const beginnings: readonly [beginning: string, what: string][] = [
  ['%PDF', 'a PDF'],
  ['PK\x03\x04', 'a zip archive or an Office document'],
  ['Rar!', 'a RAR archive'],
  ['\x1f\x8b', 'a gzip archive'],
  ['<svg', 'an SVG drawing: save it as PNG'],
  ['<?xml', 'an XML file, perhaps an SVG drawing: save it as PNG'],
  ['<!DOCTYPE', 'a web page'],
  ['<html', 'a web page'],
  ['BM', 'a BMP picture: save it as PNG'],
  ['8BPS', 'a Photoshop file: save it as PNG'],
  ['\xff\x0a', 'a JPEG XL picture: save it as PNG'],
  ['\x00\x00\x00\x0cJXL ', 'a JPEG XL picture: save it as PNG'],
  ['ID3', 'a recording (MP3)'],
  ['fLaC', 'a recording (FLAC)'],
  ['OggS', 'a recording (OGG)'],
  ['\x1aE\xdf\xa3', 'a film (WebM or Matroska)'],
  ['\x7fELF', 'a program'],
  ['MZ', 'a program'],
];

/** What a file that is no picture we open is, from its first bytes; null where they tell nothing. */
export function nameFile(head: Uint8Array): string | null {
  const brand = ascii(head, 4, 12);
  if (/^ftyp(hei[cxs]|mif1|msf1|hevc)/.test(brand)) return 'an HEIC photograph: save it as JPEG';
  if (brand.startsWith('ftypM4A')) return 'a recording (M4A)';
  if (brand.startsWith('ftyp')) return 'a film (MP4 or MOV)';
  const container = ascii(head, 0, 4) === 'RIFF' ? ascii(head, 8, 12) : '';
  if (container === 'WAVE') return 'a recording (WAV)';
  if (container === 'AVI ') return 'a film (AVI)';
  const start = ascii(head, 0, 16);
  return beginnings.find(([beginning]) => start.startsWith(beginning))?.[1] ?? null;
}
