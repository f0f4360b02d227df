import type { AudioFeature } from '#lib/registry/feature';

type Spectrum = NonNullable<AudioFeature['spectrum']>;
type Preset = {
  value: string;
  label: string;
  /** What a feature becomes; undefined takes a property away. */
  changes: { [Key in keyof AudioFeature]?: AudioFeature[Key] | undefined };
};

/** Log-mel of OpenAI's Whisper: 30 seconds, 25 ms every 10 ms (transformers, WhisperFeatureExtractor). */
const whisper: Spectrum = {
  fftSize: 400,
  windowShape: 'hann',
  periodic: true,
  hopLength: 160,
  center: 'reflect',
  power: 2,
  mel: { bins: 80, scale: 'slaney', norm: 'slaney', lowHz: 0, highHz: 8000 },
  log: 'whisper',
  floor: 1e-10,
  removeMean: false,
  preemphasis: 0,
  scale: 1,
  frames: 3000,
};

/** Filter banks of Kaldi as the Audio Spectrogram Transformer takes them (transformers, ASTFeatureExtractor). */
const ast: Spectrum = {
  fftSize: 512,
  windowLength: 400,
  windowShape: 'hann',
  periodic: false,
  hopLength: 160,
  center: 'none',
  power: 2,
  mel: { bins: 128, scale: 'kaldi', norm: 'none', lowHz: 20, highHz: 8000 },
  log: 'ln',
  floor: 2 ** -23,
  removeMean: true,
  preemphasis: 0.97,
  scale: 1,
  frames: 1024,
};

/** `librosa.feature.melspectrogram` and `power_to_db` with what they take when told nothing. */
const librosa: Spectrum = {
  fftSize: 2048,
  windowShape: 'hann',
  periodic: true,
  hopLength: 512,
  center: 'zeros',
  power: 2,
  mel: { bins: 128, scale: 'slaney', norm: 'slaney', lowHz: 0 },
  log: 'db',
  floor: 1e-10,
  topDb: 80,
  removeMean: false,
  preemphasis: 0,
  scale: 1,
};

/** The usual ways models were trained to hear. */
export const spectrumPresets: readonly Preset[] = [
  { value: 'waveform', label: 'the waveform', changes: { spectrum: undefined, mean: 0, std: 1, layout: 'T' } },
  {
    value: 'whisper',
    label: 'log-mel, as Whisper',
    changes: { sampleRate: 16_000, spectrum: whisper, mean: 0, std: 1, layout: 'FT', window: windowOf(480_000) },
  },
  {
    value: 'ast',
    label: 'filter banks, as AST (Kaldi)',
    changes: {
      sampleRate: 16_000,
      spectrum: ast,
      mean: -4.2677393,
      std: 2 * 4.5689974,
      layout: 'TF',
      window: windowOf(163_840),
    },
  },
  { value: 'librosa', label: 'mel in dB, as librosa', changes: { spectrum: librosa, mean: 0, std: 1, layout: 'FT' } },
];

function windowOf(samples: number): AudioFeature['window'] {
  return { samples, hop: samples, fill: 'zeros' };
}

const withChannel = { T: 'CT', FT: 'CFT', TF: 'CTF', CT: 'CT', CFT: 'CFT', CTF: 'CTF' } as const;

/** What a feature becomes with a preset. A channel of 1 that its graph takes stays. */
export function presetChanges({ changes }: Preset, { layout }: AudioFeature): Preset['changes'] {
  if (!layout.startsWith('C') || !changes.layout) return changes;
  return { ...changes, layout: withChannel[changes.layout] };
}

/** Which of them a feature is; how many bands and frames it has is its own. */
export const presetOf = ({ spectrum }: AudioFeature): Preset | undefined =>
  spectrumPresets.find(({ changes }) => likenessOf(changes.spectrum) === likenessOf(spectrum));

function likenessOf(spectrum: Spectrum | undefined): string {
  if (!spectrum) return 'waveform';
  const { frames: _, mel, ...rest } = spectrum;
  const all = { ...rest, ...(mel && { ...mel, bins: 'any', highHz: mel.highHz ?? 'half' }) };
  return JSON.stringify(Object.entries(all).sort(([a], [b]) => a.localeCompare(b)));
}
