import { dataUrl } from '#lib/registry/data-url';

const width = 64;
const height = 48;
const framesPerSecond = 10;
const colours = 128;
/** After so many codes the table of a decoder would grow, and codes with it; clearing it keeps them at 8 bits. */
const codesBetweenClears = 126;

/**
 * A film as a data URL of an animated GIF of 64 × 48 pixels: a square that wanders over a grey ground, its path and
 * shade told by `random`. The pixels are stored unpacked, which keeps this to a few lines and lets it run in the
 * browser. Source: https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export function sampleFilm(seconds: number, random: () => number): string {
  const frames = Math.max(2, Math.round(seconds * framesPerSecond));
  const [left, top, lean] = [random() * 20, random() * 20, random()];
  const shade = 96 + Math.floor(random() * 32);
  const bytes: number[] = [...letters('GIF89a'), ...word(width), ...word(height), 0xf6, 0, 0];
  for (let grey = 0; grey < colours; grey++) bytes.push(grey * 2, grey * 2, Math.min(255, grey * 2 + 8));
  bytes.push(0x21, 0xff, 11, ...letters('NETSCAPE2.0'), 3, 1, 0, 0, 0);
  for (let frame = 0; frame < frames; frame++) {
    const at = frame / frames;
    const x0 = Math.floor(left + at * 28 * lean);
    const y0 = Math.floor(top + at * 14 * (1 - lean));
    const isInside = (x: number, y: number) => x >= x0 && x < x0 + 14 && y >= y0 && y < y0 + 14;
    bytes.push(
      0x21,
      0xf9,
      4,
      0,
      100 / framesPerSecond,
      0,
      0,
      0,
      0x2c,
      0,
      0,
      0,
      0,
      ...word(width),
      ...word(height),
      0,
      7,
    );
    bytes.push(...blocks((index) => (isInside(index % width, Math.floor(index / width)) ? shade : 40)));
  }
  bytes.push(0x3b);
  return dataUrl('image/gif', Uint8Array.from(bytes));
}

/** A frame's pixels as LZW codes of 8 bits each, in blocks of up to 255. */
function blocks(pixel: (index: number) => number): number[] {
  const codes: number[] = [];
  for (let index = 0; index < width * height; index++) {
    if (index % codesBetweenClears === 0) codes.push(colours);
    codes.push(pixel(index));
  }
  codes.push(colours + 1);
  const result: number[] = [];
  for (let at = 0; at < codes.length; at += 255) {
    const block = codes.slice(at, at + 255);
    result.push(block.length, ...block);
  }
  return [...result, 0];
}

const letters = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
const word = (value: number) => [value & 255, value >> 8];
