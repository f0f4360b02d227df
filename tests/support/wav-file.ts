type Wav = { sampleRate: number; frames: number; statedFrames?: number; sampleAt?: (frame: number) => number };

/** A WAV file of one channel with 16 bits, silent unless `sampleAt` says otherwise. */
export function wavFile({ sampleRate, frames, statedFrames = frames, sampleAt = () => 0 }: Wav): Buffer {
  const file = Buffer.alloc(44 + 2 * frames);
  file.write('RIFF');
  file.writeUInt32LE(36 + 2 * statedFrames, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(2 * sampleRate, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(2 * statedFrames, 40);
  for (let frame = 0; frame < frames; frame++) file.writeInt16LE(Math.round(sampleAt(frame) * 32_767), 44 + 2 * frame);
  return file;
}

/** A WAV file of one channel with floats of 32 bits, 16,000 a second. */
export function wavFileOfFloats(samples: Float32Array): Buffer {
  const file = wavFile({ sampleRate: 16_000, frames: 2 * samples.length });
  file.writeUInt16LE(3, 20);
  file.writeUInt32LE(4 * 16_000, 28);
  file.writeUInt16LE(4, 32);
  file.writeUInt16LE(32, 34);
  for (const [k, sample] of samples.entries()) file.writeFloatLE(sample, 44 + 4 * k);
  return file;
}
