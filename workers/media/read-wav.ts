import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { collectSound, type SoundLimits, tooLong } from './sound.ts';
import { readWavHeader, type WavHeader } from './wav-header.ts';

/** Of a file at a time: enough to be quick, little enough to hold. */
const PIECE_BYTES = 2 ** 20;
/** One file is read at a time; new memory for each would be cleared page by page. */
const piece = new ArrayBuffer(PIECE_BYTES);

/**
 * The sound of a plain WAV file (whole numbers of 8 to 32 bits, floats of 32 or 64) as one channel, the mean of all,
 * with full scale at ±1. A file that breaks off is read as far as it goes. Null where it is none.
 */
export function readWav(path: string, limits: SoundLimits): Float32Array | { refused: string } | null {
  const file = openSync(path, 'r');
  try {
    const read = (at: number, length: number) => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, at));
    };
    const header = readWavHeader(read);
    return header && readData(file, header, limits);
  } finally {
    closeSync(file);
  }
}

function readData(file: number, header: WavHeader, limits: SoundLimits): Float32Array | { refused: string } {
  const { channels, bits, sampleRate, dataAt, dataBytes } = header;
  const there = fstatSync(file).size - dataAt;
  const isStated = dataBytes > 0 && dataBytes < 2 ** 32 - 1;
  const end = dataAt + (isStated ? Math.min(dataBytes, there) : there);
  const frameBytes = (channels * bits) / 8;
  const seconds = (end - dataAt) / frameBytes / sampleRate;
  if (seconds > limits.maxSeconds + 1) return { refused: tooLong(limits.maxSeconds, seconds) };
  const sound = collectSound(limits);
  const pieceBytes = Math.max(1, Math.floor(PIECE_BYTES / frameBytes)) * frameBytes;
  const buffer = pieceBytes > PIECE_BYTES ? new ArrayBuffer(pieceBytes) : piece;
  for (let at = dataAt; at < end && !sound.isRefused(); ) {
    const count = readSync(file, new Uint8Array(buffer), 0, Math.min(pieceBytes, end - at), at);
    const frames = Math.floor(count / frameBytes);
    if (frames === 0) break;
    sound.add(mixed(buffer, frames, header), sampleRate);
    at += frames * frameBytes;
  }
  return sound.end();
}

/** The mean of the channels of each frame. */
function mixed(buffer: ArrayBuffer, frames: number, { format, bits, channels }: WavHeader): Float32Array {
  const { values, zero, scale } = samplesIn(buffer, format, bits, frames * channels);
  const factor = 1 / (scale * channels);
  const mono = new Float32Array(frames);
  if (channels === 2) {
    for (let f = 0; f < frames; f++) mono[f] = (values[2 * f]! + values[2 * f + 1]! - 2 * zero) * factor;
    return mono;
  }
  for (let f = 0, at = 0; f < frames; f++) {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += values[at++]! - zero;
    mono[f] = sum * factor;
  }
  return mono;
}

/** Samples as numbers (every system that Node runs on is little-endian, as WAV is), their zero and their full scale. */
function samplesIn(buffer: ArrayBuffer, format: WavHeader['format'], bits: WavHeader['bits'], count: number) {
  if (format === 'float')
    return { values: new (bits === 64 ? Float64Array : Float32Array)(buffer, 0, count), zero: 0, scale: 1 };
  if (bits === 8) return { values: new Uint8Array(buffer, 0, count), zero: 128, scale: 2 ** 7 };
  if (bits === 24) return { values: threeBytesEach(new Uint8Array(buffer, 0, count * 3)), zero: 0, scale: 2 ** 23 };
  return bits === 16
    ? { values: new Int16Array(buffer, 0, count), zero: 0, scale: 2 ** 15 }
    : { values: new Int32Array(buffer, 0, count), zero: 0, scale: 2 ** 31 };
}

function threeBytesEach(bytes: Uint8Array): Int32Array {
  const values = new Int32Array(bytes.length / 3);
  for (let k = 0, at = 0; k < values.length; k++, at += 3) {
    values[k] = ((bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16)) << 8) >> 8;
  }
  return values;
}
