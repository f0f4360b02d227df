import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long a call may hold the event loop, which answers all other calls, before it lets them have a turn. */
const SLICE_MS = 5;

/** Does `step` for 0 up to `count`; gives a promise only where that takes longer than a slice. */
export function inSlices(count: number, step: (index: number) => void): Promise<void> | undefined {
  let index = 0;
  const slice = (): boolean => {
    const until = performance.now() + SLICE_MS;
    while (index < count) {
      step(index++);
      if (performance.now() > until) break;
    }
    return index >= count;
  };
  return slice() ? undefined : others(slice);
}

async function others(slice: () => boolean): Promise<void> {
  do await nextTurn();
  while (!slice());
}
