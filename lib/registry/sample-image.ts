import { dataUrl } from '#lib/registry/data-url';

/**
 * A PNG data URL of `width` × `height`: a dark stroke on white, its place and slope told by `random`. The pixels are
 * stored unpacked, which keeps this to a few lines and lets it run in the browser.
 * Source: https://www.w3.org/TR/png-3/
 */
export function sampleImage(width: number, height: number, channels: 1 | 3, random: () => number): string {
  const from = 0.2 + 0.2 * random();
  const lean = random() - 0.5;
  const ink = Math.floor(random() * 96);
  const lines = new Uint8Array(height * (1 + width * channels));
  for (let y = 0, at = 0; y < height; y++) {
    lines[at++] = 0;
    const middle = from + 0.3 + (lean * y) / height;
    for (let x = 0; x < width; x++) {
      const inside = Math.abs((x + 0.5) / width - middle) < 0.12 && y > height * 0.15 && y < height * 0.85;
      for (let c = 0; c < channels; c++) lines[at++] = inside ? (ink + c * 40) % 256 : 255;
    }
  }
  const header = [...bigEndian(width), ...bigEndian(height), 8, channels === 1 ? 0 : 2, 0, 0, 0];
  const png = [
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    ...chunk('IHDR', header),
    ...chunk('IDAT', stored(lines)),
    ...chunk('IEND', []),
  ];
  return dataUrl('image/png', Uint8Array.from(png));
}

/** The zlib form of `bytes`, in blocks that are stored as they are. */
function stored(bytes: Uint8Array): number[] {
  const blocks: number[] = [0x78, 0x01];
  for (let at = 0; at < bytes.length; at += 65_535) {
    const block = bytes.subarray(at, at + 65_535);
    const last = at + block.length === bytes.length ? 1 : 0;
    blocks.push(last, block.length & 255, block.length >> 8, ~block.length & 255, (~block.length >> 8) & 255);
    for (const byte of block) blocks.push(byte);
  }
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return [...blocks, b >> 8, b & 255, a >> 8, a & 255];
}

function chunk(type: string, data: readonly number[]): number[] {
  const body = [...Array.from(type, (letter) => letter.charCodeAt(0)), ...data];
  return [...bigEndian(data.length), ...body, ...bigEndian(crc32(body))];
}

function crc32(bytes: readonly number[]): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const bigEndian = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
