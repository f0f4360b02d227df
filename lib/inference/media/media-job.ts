import { z } from 'zod';
import type { SentFile } from '#lib/inference/sent-file';
import type { AudioFeature, VideoFeature } from '#lib/registry/feature';

/** A recording or a film to be read in a process that may die of it. */
export type MediaJob =
  | { kind: 'audio'; file: SentFile; feature: AudioFeature }
  | { kind: 'video'; file: SentFile; feature: VideoFeature };

/** What the graph is fed: a row for each window, with the row's own dimensions in `rowDims`. */
export const MediaRows = z.object({
  data: z.custom<Float32Array>((value) => value instanceof Float32Array),
  rowDims: z.array(z.int().nonnegative()),
  durationS: z.number().nonnegative(),
  windows: z.array(z.object({ startS: z.number(), endS: z.number() })).min(1),
  /** How many samples, frames or pictures of each row were heard or seen, and not filled up. */
  heard: z.array(z.int().nonnegative()),
});
export type MediaRows = z.infer<typeof MediaRows>;

/** `refused`: what is wrong with the file, to stand after its pointer: "must be …". */
export type MediaResult = MediaRows | { refused: string };
