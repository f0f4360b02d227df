import { pixelScaleOf } from '#components/versions/pixel-scales.ts';
import type { AudioFeature, Feature, ImageFeature, TextFeature, VideoFeature } from '#lib/registry/feature';

type Picture = Omit<ImageFeature, 'type' | 'layout'> | Omit<VideoFeature, 'type' | 'layout'>;

/** How a feature is prepared for the graph, in words; nothing for numbers, categories and the like. */
export function featureWords(feature: Feature): string[] {
  switch (feature.type) {
    case 'image':
      return [sizeText(feature), ...pictureWords(feature), feature.layout];
    case 'video':
      return videoWords(feature);
    case 'audio':
      return audioWords(feature);
    case 'text':
      return textWords(feature);
    default:
      return [];
  }
}

const sizeText = ({ width, height, channels }: Picture) => `${width} × ${height}${channels === 1 ? ', grey' : ''}`;

function pictureWords({ fit, shortestEdge, resample, background, mean, std }: Picture): string[] {
  const scale = pixelScaleOf({ mean, std });
  const fits = {
    cover: 'cut to fill',
    crop: shortestEdge ? `shortest side ${shortestEdge}, then cut` : 'cut from the middle',
    contain: `whole, on ${background}`,
    fill: 'stretched',
    ink: 'ink found and centred',
  };
  const pixels = scale ? `pixels ${scale.label}` : `mean ${listText(mean)}, deviation ${listText(std)}`;
  return [fits[fit], fit === 'ink' ? '' : resample, pixels].filter((word) => word !== '');
}

function videoWords(feature: VideoFeature): string[] {
  const { frames, clipSeconds, aggregate } = feature;
  return [
    clipSeconds ? `clips of ${clipSeconds} s, their ${aggregateText(aggregate)} is answered` : 'the whole film at once',
    `${frames} frames, sampled evenly`,
    sizeText(feature),
    ...pictureWords(feature),
    feature.layout,
  ];
}

function audioWords(feature: AudioFeature): string[] {
  const { sampleRate, window, standardise, mean, std, aggregate } = feature;
  const seconds = (samples: number) => `${round(samples / sampleRate)} s`;
  return [
    `${sampleRate.toLocaleString('en')} Hz, one channel`,
    spectrumText(feature),
    window
      ? `windows of ${seconds(window.samples)} every ${seconds(window.hop)}, their ${aggregateText(aggregate)} is answered`
      : 'the whole recording at once',
    ...(standardise ? ['each window brought to mean 0 and variance 1'] : []),
    ...(mean !== 0 || std !== 1 ? [`mean ${round(mean)}, deviation ${round(std)}`] : []),
  ];
}

function spectrumText({ spectrum, sampleRate }: AudioFeature): string {
  if (!spectrum) return 'its waveform';
  const milliseconds = (samples: number) => `${round((1000 * samples) / sampleRate)} ms`;
  const bands = spectrum.mel ? `${spectrum.mel.bins} mel bands` : `${spectrum.fftSize / 2 + 1} frequencies`;
  const log = spectrum.log === 'none' ? '' : `, logarithm ${spectrum.log}`;
  const every = `of ${milliseconds(spectrum.windowLength ?? spectrum.fftSize)} every ${milliseconds(spectrum.hopLength)}`;
  return `${bands} ${every}${log}`;
}

function textWords({ tokens, pairOf }: TextFeature): string[] {
  if (pairOf) return [`read together with ${pairOf}`];
  if (!tokens) return [];
  const padded =
    tokens.padTo === 'max' ? `always filled up to ${tokens.maxTokens}` : 'filled up to the longest of a run';
  return [`at most ${tokens.maxTokens.toLocaleString('en')} tokens, cut after them`, padded];
}

const aggregateText = (aggregate: 'mean' | 'max') => (aggregate === 'mean' ? 'mean' : 'highest');
const round = (value: number) => Number(value.toPrecision(4));
const listText = (values: readonly number[]) => values.map(round).join(', ');
