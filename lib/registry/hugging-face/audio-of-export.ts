import type { z } from 'zod';
import { AppError } from '#lib/errors';
import type { AudioFeature } from '#lib/registry/feature';
import type { Preprocessor } from '#lib/registry/hugging-face/export-config';
import type { OnnxSummary } from '#lib/registry/onnx/onnx-summary';

type Audio = Omit<z.input<typeof AudioFeature>, 'name' | 'type'>;

/** What attention over a whole recording can be computed for in a second or two; its cost grows with the square. */
const mostSecondsWhole = 60;

/** How a feature extractor of transformers prepares a recording. Throws AppError('invalid') for one that is not known here. */
export function audioOfExport(extractor: Preprocessor, summary: OnnxSummary): { audio: Audio; notes: string[] } {
  const type = extractor.feature_extractor_type ?? '';
  const mask = summary.inputs.find(({ name }) => name === 'attention_mask');
  const sampleRate = extractor.sampling_rate ?? 16_000;
  if (/^Wav2Vec2/.test(type)) return waveform(extractor, sampleRate, summary, mask?.name);
  if (/^AST/.test(type)) return kaldiPicture(extractor, sampleRate);
  if (/^Whisper/.test(type)) return { audio: whisperPicture(extractor, sampleRate), notes: [] };
  throw new AppError(
    'invalid',
    `preprocessor_config.json names the feature extractor ${JSON.stringify(type)}; known here are Wav2Vec2FeatureExtractor, ASTFeatureExtractor and WhisperFeatureExtractor. Describe how recordings are prepared in model.json ("audio" with "spectrum").`,
  );
}

/** The samples themselves, at mean 0 and variance 1. Source: Wav2Vec2FeatureExtractor of transformers. */
function waveform(extractor: Preprocessor, sampleRate: number, summary: OnnxSummary, mask: string | undefined) {
  const length = summary.inputs.find(({ name }) => name === 'input_values')?.shape?.[1];
  const window = typeof length === 'number' ? { samples: length, hop: length } : undefined;
  const audio: Audio = {
    input: 'input_values',
    sampleRate,
    standardise: extractor.do_normalize ?? true,
    layout: 'T',
    ...(mask && { mask }),
    ...(window ? { window } : { maxSeconds: mostSecondsWhole }),
  };
  const notes = window
    ? []
    : [
        `Recordings of up to ${mostSecondsWhole} s are heard as a whole; for longer ones give the feature a "window" in model.json.`,
      ];
  return { audio, notes };
}

/** Filter banks of Kaldi, 25 ms every 10 ms, cut or filled up to the model's length. Source: ASTFeatureExtractor. */
function kaldiPicture(extractor: Preprocessor, sampleRate: number) {
  const windowLength = Math.round(sampleRate * 0.025);
  const normalised = extractor.do_normalize ?? true;
  const frames = extractor.max_length ?? 1024;
  const audio: Audio = {
    input: 'input_values',
    sampleRate,
    spectrum: {
      fftSize: 2 ** Math.ceil(Math.log2(windowLength)),
      windowLength,
      windowShape: 'hann',
      periodic: false,
      hopLength: Math.round(sampleRate * 0.01),
      center: 'none',
      power: 2,
      mel: { bins: extractor.num_mel_bins ?? 128, scale: 'kaldi', norm: 'none', lowHz: 20, highHz: sampleRate / 2 },
      log: 'ln',
      floor: 1.1920928955078125e-7,
      removeMean: true,
      preemphasis: 0.97,
      frames,
    },
    ...(normalised && { mean: extractor.mean ?? -4.2677393, std: 2 * (extractor.std ?? 4.5689974) }),
    layout: 'TF',
  };
  const heard = `Of a recording its first ${(frames / 100).toFixed(1)} s are heard, as in transformers; for all of a longer one give the feature a "window" in model.json.`;
  return { audio, notes: [heard] };
}

/** Log-mel of 30 s. Source: WhisperFeatureExtractor. */
function whisperPicture(extractor: Preprocessor, sampleRate: number): Audio {
  const seconds = extractor.chunk_length ?? 30;
  const hopLength = extractor.hop_length ?? 160;
  const samples = seconds * sampleRate;
  return {
    input: 'input_features',
    sampleRate,
    window: { samples, hop: samples },
    spectrum: {
      fftSize: extractor.n_fft ?? 400,
      hopLength,
      center: 'reflect',
      power: 2,
      mel: { bins: extractor.feature_size ?? 80, scale: 'slaney', norm: 'slaney', lowHz: 0, highHz: 8000 },
      log: 'whisper',
      frames: Math.floor(samples / hopLength),
    },
    layout: 'FT',
  };
}
