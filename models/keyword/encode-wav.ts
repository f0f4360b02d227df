/** Sound at ±1 as a WAV file of one channel in µ-law (ITU-T G.711), a byte a sample. */
export function encodeWav(samples: Float32Array, sampleRate: number): Buffer {
  const header = Buffer.alloc(58);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(50 + samples.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(18, 16);
  header.writeUInt16LE(7, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('fact', 38, 'latin1');
  header.writeUInt32LE(4, 42);
  header.writeUInt32LE(samples.length, 46);
  header.write('data', 50, 'latin1');
  header.writeUInt32LE(samples.length, 54);
  return Buffer.concat([header, Uint8Array.from(samples, toMuLaw)]);
}

/** Sign, which power of two, and four bits of what is left; all bits turned. */
function toMuLaw(sample: number): number {
  const size = Math.min(32_635, Math.round(Math.abs(sample) * 32_767)) + 132;
  const power = 24 - Math.clz32(size);
  const rest = (size >> (power + 3)) & 15;
  return ~((sample < 0 ? 128 : 0) | (power << 4) | rest) & 255;
}
