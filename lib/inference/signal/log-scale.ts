export type LogOptions = {
  log: 'none' | 'ln' | 'log10' | 'db' | 'whisper';
  /** Smaller values are raised to this before the logarithm. */
  floor: number;
  topDb?: number | undefined;
};

/**
 * Takes the logarithm of every value in place. `db` is librosa's power_to_db with a reference of 1; `whisper` that of
 * transformers' WhisperFeatureExtractor.
 */
export function toLogScale(values: Float32Array, { log, floor, topDb }: LogOptions): void {
  if (log === 'none') return;
  const factor = { ln: 1, log10: 1 / Math.LN10, db: 10 / Math.LN10, whisper: 1 / Math.LN10 }[log];
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) {
    const value = Math.log(Math.max(floor, values[k]!)) * factor;
    values[k] = value;
    if (value > highest) highest = value;
  }
  const below = log === 'whisper' ? 8 : log === 'db' ? topDb : undefined;
  if (below !== undefined) {
    const lowest = highest - below;
    for (let k = 0; k < values.length; k++) if (values[k]! < lowest) values[k] = lowest;
  }
  if (log === 'whisper') for (let k = 0; k < values.length; k++) values[k] = (values[k]! + 4) / 4;
}
