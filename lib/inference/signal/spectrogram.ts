import { toLogScale } from '#lib/inference/signal/log-scale';
import { type MelFilter, melFilters } from '#lib/inference/signal/mel-filters';
import { createPowerSpectrum } from '#lib/inference/signal/power-spectrum';
import { windowValues } from '#lib/inference/signal/window-shape';
import type { AudioFeature } from '#lib/registry/feature';

export type SpectrumOptions = NonNullable<AudioFeature['spectrum']>;

/** Time by frequency: `frames` rows of `bins` values. `heardFrames`: those of them that are not filled up. */
export type Spectrogram = { values: Float32Array; frames: number; bins: number; heardFrames: number };

/** Makes spectrograms of one kind; one for all windows of a recording. */
export type SpectrogramMaker = {
  /** Of samples of which `heardSamples` are heard and the rest filled up. */
  make(samples: Float32Array, heardSamples: number): Spectrogram;
  /** How many samples it takes for a first frame. */
  fewestSamples: number;
};

const known = new Map<string, SpectrogramMaker>();
const MOST_KNOWN = 8;

/** As `createSpectrogram`, made once for the few kinds that a process makes; not for two recordings at a time. */
export function spectrogramOf(spectrum: SpectrumOptions, sampleRate: number): SpectrogramMaker {
  const key = JSON.stringify([spectrum, sampleRate]);
  const found = known.get(key);
  if (found) return found;
  const made = createSpectrogram(spectrum, sampleRate);
  if (known.size < MOST_KNOWN) known.set(key, made);
  return made;
}

/**
 * Short-time power spectra, mel bins and logarithm as `spectrum` says, for samples at `sampleRate`. With `center` `none`
 * frames begin at every hop and lie within the samples, as Kaldi's do; otherwise they are centred there, as librosa's.
 */
export function createSpectrogram(spectrum: SpectrumOptions, sampleRate: number): SpectrogramMaker {
  const { fftSize, hopLength, center, power, mel } = spectrum;
  const windowLength = Math.min(spectrum.windowLength ?? fftSize, fftSize);
  const shape = windowValues(spectrum.windowShape, windowLength, spectrum.periodic);
  const powerSpectrum = createPowerSpectrum(fftSize);
  const filters = mel ? melFilters(mel, { sampleRate, fftSize }) : null;
  const bins = filters?.length ?? Math.floor(fftSize / 2) + 1;
  const frame = new Float64Array(fftSize);
  const spectrumBins = new Float64Array(Math.floor(fftSize / 2) + 1);
  /** A window shorter than the transform lies in its middle. */
  const before = center === 'none' ? 0 : (fftSize >> 1) - ((fftSize - windowLength) >> 1);
  const isWithin = center === 'none';
  const framesIn = (samples: number) =>
    isWithin ? Math.floor((samples - windowLength) / hopLength) + 1 : Math.floor(samples / hopLength) + 1;

  return {
    fewestSamples: isWithin ? windowLength : 1,
    make(samples, heardSamples) {
      const frames = Math.max(0, framesIn(samples.length));
      const kept = Math.min(frames, spectrum.frames ?? frames);
      const values = new Float32Array(kept * bins);
      for (let f = 0; f < kept; f++) {
        // Silence, as what is filled up mostly is, stays 0.
        if (!readFrame(samples, f * hopLength - before, windowLength, center === 'reflect', frame)) continue;
        shapeFrame(frame, shape, spectrum);
        powerSpectrum(frame, spectrumBins);
        if (power === 1) for (let b = 0; b < spectrumBins.length; b++) spectrumBins[b] = Math.sqrt(spectrumBins[b]!);
        if (filters) applyFilters(filters, spectrumBins, values, f * bins);
        else values.set(spectrumBins, f * bins);
      }
      toLogScale(values, spectrum);
      const heardFrames = Math.min(kept, Math.max(0, framesIn(heardSamples)));
      return { ...filledUp(values, kept, bins, spectrum.frames ?? kept), heardFrames };
    },
  };
}

/** Whether any of the frame's samples is not 0. */
function readFrame(
  samples: Float32Array,
  start: number,
  length: number,
  reflect: boolean,
  frame: Float64Array,
): boolean {
  if (start >= 0 && start + length <= samples.length) {
    for (let k = 0; k < length; k++) frame[k] = samples[start + k]!;
  } else {
    for (let k = 0; k < length; k++) {
      const at = start + k;
      const inside = at >= 0 && at < samples.length;
      frame[k] = inside ? samples[at]! : reflect ? samples[reflected(at, samples.length)]! : 0;
    }
  }
  frame.fill(0, length);
  for (let k = 0; k < length; k++) if (frame[k] !== 0) return true;
  return false;
}

/** The place that a place beyond the ends mirrors, as often as it takes. */
function reflected(at: number, length: number): number {
  if (length === 1) return 0;
  const period = 2 * (length - 1);
  const within = ((at % period) + period) % period;
  return within < length ? within : period - within;
}

/** Kaldi's order: scale, without its mean, high tones raised, windowed. */
function shapeFrame(
  frame: Float64Array,
  shape: Float64Array,
  { scale, removeMean, preemphasis }: SpectrumOptions,
): void {
  const length = shape.length;
  if (scale !== 1) for (let k = 0; k < length; k++) frame[k]! *= scale;
  if (removeMean) {
    let mean = 0;
    for (let k = 0; k < length; k++) mean += frame[k]!;
    mean /= length;
    for (let k = 0; k < length; k++) frame[k]! -= mean;
  }
  if (preemphasis > 0) {
    for (let k = length - 1; k > 0; k--) frame[k]! -= preemphasis * frame[k - 1]!;
    frame[0]! -= preemphasis * frame[0]!;
  }
  for (let k = 0; k < length; k++) frame[k]! *= shape[k]!;
}

function applyFilters(filters: readonly MelFilter[], bins: Float64Array, values: Float32Array, at: number): void {
  for (let m = 0; m < filters.length; m++) {
    const { first, weights } = filters[m]!;
    let sum = 0;
    for (let b = 0; b < weights.length; b++) sum += weights[b]! * bins[first + b]!;
    values[at + m] = sum;
  }
}

function filledUp(values: Float32Array, frames: number, bins: number, wanted: number) {
  if (frames >= wanted) return { values, frames, bins };
  const all = new Float32Array(wanted * bins);
  all.set(values);
  return { values: all, frames: wanted, bins };
}
