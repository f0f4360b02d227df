import { recordingRows } from '#lib/inference/signal/recording-rows';
import { AudioFeature } from '#lib/registry/feature';
import { side } from './shape.ts';
import { sampleRate } from './speak.ts';

export const recording = AudioFeature.parse({
  name: 'recording',
  description: 'One short spoken command, or a longer recording, which is listened to second by second',
  type: 'audio',
  sampleRate,
  spectrum: {
    fftSize: 512,
    hopLength: 400,
    mel: { bins: side, lowHz: 60 },
    preemphasis: 0.97,
    log: 'ln',
    floor: 1e-6,
    frames: side,
  },
  window: { samples: sampleRate, hop: sampleRate / 2 },
  standardise: true,
  layout: 'CFT',
  maxSeconds: 300,
});

/** What the graph is fed of a second of sound, [40, 40]: mel bins by frames, as the product prepares it. */
export function toInput(samples: Float32Array): Float32Array {
  const rows = recordingRows(samples, recording);
  if ('refused' in rows) throw new Error(`The recording ${rows.refused}.`);
  return rows.data;
}
