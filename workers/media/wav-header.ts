/** How a WAV file holds its samples, and where. */
export type WavHeader = {
  format: 'integer' | 'float';
  bits: 8 | 16 | 24 | 32 | 64;
  channels: number;
  sampleRate: number;
  /** As stated; a file that was streamed or cut off may have less, or states nothing (0 or 2³² - 1). */
  dataAt: number;
  dataBytes: number;
};

const MOST_CHUNKS = 1000;
const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

/**
 * Reads the chunks of a RIFF WAVE file up to its data, through `read`, which gives at most `length` bytes from a place.
 * Null where it is no such file or holds its samples in a way that is not plain (compressed, companded).
 */
export function readWavHeader(read: (at: number, length: number) => Buffer): WavHeader | null {
  const riff = read(0, 12);
  if (riff.length < 12 || riff.toString('latin1', 0, 4) !== 'RIFF' || riff.toString('latin1', 8) !== 'WAVE')
    return null;
  let coding: Omit<WavHeader, 'dataAt' | 'dataBytes'> | null = null;
  let at = 12;
  for (let chunk = 0; chunk < MOST_CHUNKS; chunk++) {
    const head = read(at, 8);
    if (head.length < 8) return null;
    const name = head.toString('latin1', 0, 4);
    const bytes = head.readUInt32LE(4);
    if (name === 'data') return coding && { ...coding, dataAt: at + 8, dataBytes: bytes };
    if (name === 'fmt ') coding = readCoding(read(at + 8, Math.min(bytes, 40)));
    at += 8 + bytes + (bytes % 2);
  }
  return null;
}

function readCoding(chunk: Buffer): Omit<WavHeader, 'dataAt' | 'dataBytes'> | null {
  if (chunk.length < 16) return null;
  const tag = chunk.readUInt16LE(0);
  const coding = tag === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : tag;
  const channels = chunk.readUInt16LE(2);
  const sampleRate = chunk.readUInt32LE(4);
  const bits = chunk.readUInt16LE(14);
  const isPlain = chunk.readUInt16LE(12) === (channels * bits) / 8 && channels > 0 && sampleRate > 0;
  if (!isPlain) return null;
  if (coding === PCM && (bits === 8 || bits === 16 || bits === 24 || bits === 32))
    return { format: 'integer', bits, channels, sampleRate };
  return coding === FLOAT && (bits === 32 || bits === 64) ? { format: 'float', bits, channels, sampleRate } : null;
}
