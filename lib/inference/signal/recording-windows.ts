import type { AudioFeature } from '#lib/registry/feature';

/** A stretch of a recording, filled up to its full length where the recording ends before. */
export type RecordingWindow = { samples: Float32Array; heard: number; startS: number; endS: number };

/** How many windows a recording of `length` samples has: one at least, and none that begins after another reached the end. */
export function countWindows(length: number, { window }: Pick<AudioFeature, 'window'>): number {
  if (!window || length <= window.samples) return 1;
  return Math.min(1 + Math.ceil((length - window.samples) / window.hop), 1 + Math.floor((length - 1) / window.hop));
}

/** The windows of a recording one after another; without `feature.window` the whole of it is one. */
export function* recordingWindows(
  samples: Float32Array,
  { window, sampleRate }: Pick<AudioFeature, 'window' | 'sampleRate'>,
): Generator<RecordingWindow> {
  const count = countWindows(samples.length, { window });
  const length = window?.samples ?? samples.length;
  for (let w = 0; w < count; w++) {
    const from = w * (window?.hop ?? 0);
    const heard = samples.subarray(from, from + length);
    yield {
      samples: heard.length === length ? heard : filledUp(heard, length, window?.fill ?? 'zeros'),
      heard: heard.length,
      startS: from / sampleRate,
      endS: (from + heard.length) / sampleRate,
    };
  }
}

function filledUp(heard: Float32Array, length: number, fill: 'zeros' | 'repeat'): Float32Array {
  const full = new Float32Array(length);
  for (let at = 0; at < (fill === 'repeat' ? length : 1); at += heard.length) {
    full.set(heard.subarray(0, length - at), at);
  }
  return full;
}
