import type { MediaResult } from '#lib/inference/media/media-job';
import { countWindows, type RecordingWindow, recordingWindows } from '#lib/inference/signal/recording-windows';
import { scaleValues } from '#lib/inference/signal/scale-values';
import { type SpectrogramMaker, spectrogramOf } from '#lib/inference/signal/spectrogram';
import type { AudioFeature } from '#lib/registry/feature';

/** What one recording's rows may take. */
const MAX_BYTES = 256 * 2 ** 20;

/** A row before it is laid out: time by frequency, `bins` 1 for a waveform. */
type Prepared = { values: Float32Array; times: number; bins: number; heard: number };

/** The rows a graph is fed of a recording: its windows, each as waveform or spectrogram, scaled and laid out. */
export function recordingRows(samples: Float32Array, feature: AudioFeature): MediaResult {
  const { sampleRate, spectrum, layout } = feature;
  const maker = spectrum && spectrogramOf(spectrum, sampleRate);
  const count = countWindows(samples.length, feature);
  const windowLength = feature.window?.samples ?? samples.length;
  if (maker && windowLength < maker.fewestSamples) {
    const fewest = Math.ceil((maker.fewestSamples / sampleRate) * 1000);
    return { refused: `must be at least ${fewest} ms long; this recording is shorter` };
  }
  let data: Float32Array | undefined;
  let rowDims: number[] = [];
  const windows: { startS: number; endS: number }[] = [];
  const heard: number[] = [];
  for (const window of recordingWindows(samples, feature)) {
    const prepared = maker ? preparedSpectrogram(window, maker) : preparedWaveform(window);
    const { times, bins } = prepared;
    const size = times * bins;
    if (size * count * 4 > MAX_BYTES) return { refused: tooMuch(count) };
    data ??= new Float32Array(size * count);
    rowDims = dimsOf(layout, times, bins);
    const row = data.subarray(windows.length * size, (windows.length + 1) * size);
    scaleValues(prepared.values, prepared.heard * bins, feature, row);
    if (isFrequencyFirst(layout)) row.set(transposed(row, times, bins));
    windows.push({ startS: window.startS, endS: window.endS });
    heard.push(prepared.heard);
  }
  return { data: data!, rowDims, durationS: samples.length / sampleRate, windows, heard };
}

const preparedWaveform = ({ samples, heard }: RecordingWindow): Prepared => ({
  values: samples,
  times: samples.length,
  bins: 1,
  heard,
});

function preparedSpectrogram({ samples, heard }: RecordingWindow, maker: SpectrogramMaker): Prepared {
  const { values, frames, bins, heardFrames } = maker.make(samples, heard);
  return { values, times: frames, bins, heard: heardFrames };
}

const isFrequencyFirst = (layout: AudioFeature['layout']) => layout === 'FT' || layout === 'CFT';

function dimsOf(layout: AudioFeature['layout'], times: number, bins: number): number[] {
  const sizes = { C: 1, T: times, F: bins };
  return [...layout].map((letter) => sizes[letter as keyof typeof sizes]);
}

function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) result[c * rows + r] = values[r * columns + c]!;
  return result;
}

const tooMuch = (count: number) =>
  `must be shorter for this model: its ${count === 1 ? 'values' : `${count} windows`} would take more than ${MAX_BYTES / 2 ** 20} MiB`;
