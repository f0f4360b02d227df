import type { VideoFeature } from '#lib/registry/feature';

/** A stretch of a film, in seconds from its first frame, and the numbers of the frames to be looked at, in order. */
export type Clip = { startS: number; endS: number; frames: number[] };

/**
 * Which frames are looked at. Frame k of n is number `floor(k * total / n)` of the clip's, the first frame of each of n
 * equal parts, as transformers 5 samples (`default_sample_indices_fn`); a clip of fewer frames shows some of them twice.
 *
 * `timesS` are the times of all frames, ascending, from 0. Without `clipSeconds` the film is one clip; with it, clip i
 * begins at i * clipSeconds, and a rest of less than half a clip belongs to the last one.
 */
export function planClips(
  timesS: Float64Array,
  durationS: number,
  { frames, clipSeconds }: Pick<VideoFeature, 'frames' | 'clipSeconds'>,
): Clip[] {
  const count = clipSeconds ? Math.max(1, Math.round(durationS / clipSeconds)) : 1;
  const clips: Clip[] = [];
  let first = 0;
  for (let clip = 0; clip < count; clip++) {
    const isLast = clip === count - 1;
    const endS = isLast || !clipSeconds ? durationS : (clip + 1) * clipSeconds;
    let next = first;
    while (next < timesS.length && (isLast || timesS[next]! < endS)) next++;
    // While nothing moves no frame may fall into a clip: what is seen then is the frame before.
    const [start, total] = next > first ? [first, next - first] : [Math.max(0, first - 1), 1];
    clips.push({
      startS: clip * (clipSeconds ?? 0),
      endS,
      frames: Array.from({ length: frames }, (_, k) => start + Math.floor((k * total) / frames)),
    });
    first = next;
  }
  return clips;
}
