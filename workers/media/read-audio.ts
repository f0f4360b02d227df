import type { MediaResult } from '#lib/inference/media/media-job';
import { recordingRows } from '#lib/inference/signal/recording-rows';
import type { AudioFeature } from '#lib/registry/feature';
import { readWav } from './read-wav.ts';

/** A recording, or the sound of a film, as the rows a graph is fed. Throws where FFmpeg is needed and not installed. */
export async function readAudio(path: string, feature: AudioFeature): Promise<MediaResult> {
  const samples = readWav(path, feature) ?? (await import('./decode-audio.ts')).decodeAudio(path, feature);
  return samples instanceof Float32Array ? recordingRows(samples, feature) : samples;
}
