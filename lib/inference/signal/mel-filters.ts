export type MelScale = 'slaney' | 'htk' | 'kaldi';
export type MelOptions = {
  bins: number;
  scale: MelScale;
  norm: 'slaney' | 'none';
  lowHz: number;
  highHz?: number | undefined;
};

/** A triangle over the bins of a spectrum: the first it touches, and the weights from there. */
export type MelFilter = { first: number; weights: Float64Array };

/**
 * Triangles evenly spread on a mel scale. `slaney` (Auditory Toolbox, linear to 1 kHz, then logarithmic) and `htk` are
 * straight in hertz, as librosa's and torchaudio's are; `kaldi` has HTK's scale and is straight in mels. With the norm
 * `slaney` each has the area 1.
 */
export function melFilters(
  { bins, scale, norm, lowHz, highHz }: MelOptions,
  { sampleRate, fftSize }: { sampleRate: number; fftSize: number },
): MelFilter[] {
  const toMel = scale === 'slaney' ? slaneyMel : htkMel;
  const toHz = scale === 'slaney' ? slaneyHz : htkHz;
  const low = toMel(lowHz);
  const high = toMel(highHz ?? sampleRate / 2);
  const cornersMel = Array.from({ length: bins + 2 }, (_, index) => low + ((high - low) * index) / (bins + 1));
  const cornersHz = cornersMel.map(toHz);
  const isStraightInMels = scale === 'kaldi';
  const corners = isStraightInMels ? cornersMel : cornersHz;
  const positions = Array.from({ length: Math.floor(fftSize / 2) + 1 }, (_, bin) => {
    const hz = (bin * sampleRate) / fftSize;
    return isStraightInMels ? toMel(hz) : hz;
  });
  return Array.from({ length: bins }, (_, index) => {
    const [left, centre, right] = [corners[index]!, corners[index + 1]!, corners[index + 2]!];
    const area = norm === 'slaney' ? 2 / (cornersHz[index + 2]! - cornersHz[index]!) : 1;
    return filterOf(positions, (at) => {
      const height = Math.min((at - left) / (centre - left), (right - at) / (right - centre));
      return Math.max(0, height) * area;
    });
  });
}

function filterOf(positions: readonly number[], heightAt: (position: number) => number): MelFilter {
  const heights = positions.map(heightAt);
  const first = heights.findIndex((height) => height > 0);
  if (first < 0) return { first: 0, weights: new Float64Array(0) };
  return { first, weights: Float64Array.from(heights.slice(first, heights.findLastIndex((height) => height > 0) + 1)) };
}

const htkMel = (hz: number) => 1127 * Math.log(1 + hz / 700);
const htkHz = (mel: number) => 700 * (Math.exp(mel / 1127) - 1);

const HZ_PER_MEL = 200 / 3;
const LOG_FROM_HZ = 1000;
const LOG_FROM_MEL = LOG_FROM_HZ / HZ_PER_MEL;
const LOG_STEP = Math.log(6.4) / 27;
const slaneyMel = (hz: number) =>
  hz < LOG_FROM_HZ ? hz / HZ_PER_MEL : LOG_FROM_MEL + Math.log(hz / LOG_FROM_HZ) / LOG_STEP;
const slaneyHz = (mel: number) =>
  mel < LOG_FROM_MEL ? mel * HZ_PER_MEL : LOG_FROM_HZ * Math.exp(LOG_STEP * (mel - LOG_FROM_MEL));
