import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so, asking again and again; throws when it is not within the limit. */
export async function until(isSo: () => boolean | Promise<boolean>, limitMs = 60_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Still not so after ${limitMs} ms: ${isSo}`);
    await sleep(50);
  }
}
