import type { SentFile } from '#lib/inference/sent-file';
import type { AudioFeature, VideoFeature } from '#lib/registry/feature';

/** A recording or a film to be read in a process that may die of it. */
export type MediaJob =
  | { kind: 'audio'; file: SentFile; feature: AudioFeature }
  | { kind: 'video'; file: SentFile; feature: VideoFeature };

/** What the graph is fed: a row for each window, with the row's own dimensions in `rowDims`. */
export type MediaRows = {
  data: Float32Array;
  rowDims: number[];
  durationS: number;
  windows: { startS: number; endS: number }[];
  /** How many samples, frames or pictures of each row were heard or seen, and not filled up. */
  heard: number[];
};

/** `refused`: what is wrong with the file, to stand after its pointer: "must be …". */
export type MediaResult = MediaRows | { refused: string };
