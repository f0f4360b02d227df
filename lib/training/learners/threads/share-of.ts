/** The part of `count` things that thread `thread` of `threads` takes: from `start` up to, but not including, `end`. */
export function shareOf(count: number, thread: number, threads: number): { start: number; end: number } {
  return { start: Math.floor((count * thread) / threads), end: Math.floor((count * (thread + 1)) / threads) };
}
