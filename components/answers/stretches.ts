import type { WindowAnswer } from '#lib/inference/codecs/answers';

/** Windows beside each other that were answered the same; the score is their mean. */
export type Stretch = WindowAnswer & { windows: number };

/**
 * The windows of a recording as stretches that follow one another: each window counts until the next begins, and
 * neighbours of one label are joined. Nothing reaches beyond `durationS`.
 */
export function stretchesOf(windows: readonly WindowAnswer[], durationS: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, { startS, endS, label, score }] of windows.entries()) {
    const end = Math.min(endS, windows[index + 1]?.startS ?? durationS, durationS);
    const last = stretches.at(-1);
    if (last?.label === label && startS <= last.endS) {
      last.score = (last.score * last.windows + score) / (last.windows + 1);
      last.windows++;
      last.endS = Math.max(last.endS, end);
    } else stretches.push({ startS, endS: Math.max(end, startS), label, score, windows: 1 });
  }
  return stretches;
}
