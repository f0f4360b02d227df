import { z } from 'zod';
import { MediaRows } from '#lib/inference/media/media-job';
import type { AudioFeature, VideoFeature } from '#lib/registry/feature';

/** A job as the process that reads media gets it: the file is on disk. */
export type MediaOrder =
  | { kind: 'audio'; path: string; feature: AudioFeature }
  | { kind: 'video'; path: string; feature: VideoFeature };

/** What it says back; `running` once FFmpeg is at hand, when the time of the job begins. */
export const MediaReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('running') }),
  z.object({ kind: z.literal('done'), rows: MediaRows }),
  z.object({ kind: z.literal('refused'), refused: z.string() }),
  /** There is no FFmpeg here to read it with. */
  z.object({ kind: z.literal('unavailable') }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type MediaReport = z.infer<typeof MediaReport>;
