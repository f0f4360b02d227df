import { open } from 'node:fs/promises';
import type { MediaResult } from '#lib/inference/media/media-job';
import type { VideoFeature } from '#lib/registry/feature';
import { sniffContainer, type VideoContainer } from './video-container.ts';
import { isCutOff } from './video-cut-off.ts';
import { type Film, openFilm } from './video-film.ts';
import { decodeFrames } from './video-frames.ts';
import { clipDims, clipWriter, fitFrame } from './video-picture.ts';
import { type Clip, planClips } from './video-plan.ts';

/** What one film's clips may take as a tensor. */
const MAX_BYTES = 256 * 2 ** 20;

/**
 * A film as the rows a graph is fed: the frames of each clip (see `planClips`), as they are seen, each prepared as a
 * picture. Nothing is decoded before the file's kind, its length and its size are known to be within bounds.
 */
export async function readVideo(path: string, feature: VideoFeature): Promise<MediaResult> {
  const container = await containerOf(path);
  if (typeof container !== 'string') return container;
  const film = openFilm(path, container, feature);
  if ('refused' in film) return film;
  try {
    return await readClips(film, feature);
  } finally {
    film.format.closeInputSync();
  }
}

const cutOff = 'must be a whole film; this file is cut off: send all of it';

async function containerOf(path: string): Promise<VideoContainer | { refused: string }> {
  const file = await open(path);
  try {
    const container = await sniffContainer(file);
    if (typeof container !== 'string') {
      return { refused: `must be a film (MP4, MOV, WebM, MKV, AVI or an animated GIF); this is ${container.isNot}` };
    }
    return (await isCutOff(file, container, (await file.stat()).size)) ? { refused: cutOff } : container;
  } finally {
    await file.close();
  }
}

async function readClips(film: Film, feature: VideoFeature): Promise<MediaResult> {
  const rowDims = clipDims(feature);
  const rowSize = rowDims.reduce((product, dim) => product * dim, 1);
  const clips = planClips(
    film.timestamps.map((at) => (at - film.timestamps[0]!) * film.secondsPerTick),
    film.durationS,
    feature,
  );
  const mostClips = Math.max(1, Math.floor(MAX_BYTES / (4 * rowSize)));
  if (clips.length > mostClips) {
    return { refused: `must be at most ${mostClips * feature.clipSeconds!} seconds long for this model` };
  }
  const data = new Float32Array(clips.length * rowSize);
  const write = clipWriter(feature);
  const places = placesOf(clips);
  const wanted = [...places.keys()].sort((a, b) => a - b);
  let next = 0;
  for await (const frame of decodeFrames(
    film,
    wanted.map((number) => film.timestamps[number]!),
  )) {
    const pixels = await fitFrame(frame, film.display, feature);
    if (!pixels) return { refused: `must be a film less narrow than ${frame.width} × ${frame.height} pixels` };
    for (const { clip, place } of places.get(wanted[next]!)!) {
      write(pixels, data.subarray(clip * rowSize, (clip + 1) * rowSize), place);
    }
    next++;
  }
  if (next < wanted.length) return { refused: cutOff };
  return {
    data,
    rowDims,
    durationS: film.durationS,
    windows: clips.map(({ startS, endS }) => ({ startS, endS })),
    heard: clips.map(() => feature.frames),
  };
}

/** By number of frame, where it is fed: a frame is decoded once, however often it is seen. */
function placesOf(clips: readonly Clip[]): Map<number, { clip: number; place: number }[]> {
  const places = clips.flatMap(({ frames }, clip) => frames.map((number, place) => ({ number, clip, place })));
  return Map.groupBy(places, ({ number }) => number);
}
