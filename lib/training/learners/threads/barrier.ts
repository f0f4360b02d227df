/** Places in the shared memory of a barrier. */
const ARRIVED = 0;
const GENERATION = 1;
const BROKEN = 2;

/** How often to look before sleeping: the others are mostly a few microseconds behind. */
const LOOKS = 2_000;

/** Memory for a barrier, to be handed to every thread that waits at it. */
export function barrierMemory(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
}

/** Another thread failed, and will never arrive. */
export class BarrierBroken extends Error {}

/**
 * Waits until all `threads` threads have arrived; what each wrote before is then seen by all. Throws BarrierBroken
 * where a thread gave up (`breakBarrier`).
 */
export function arrive(memory: Int32Array, threads: number): void {
  if (threads === 1) return;
  const generation = Atomics.load(memory, GENERATION);
  // Broken before: nobody would change the generation any more. Broken from here on: whoever does it changes it.
  throwIfBroken(memory);
  if (Atomics.add(memory, ARRIVED, 1) === threads - 1) {
    Atomics.store(memory, ARRIVED, 0);
    Atomics.add(memory, GENERATION, 1);
    Atomics.notify(memory, GENERATION);
  } else {
    for (let look = 0; look < LOOKS && Atomics.load(memory, GENERATION) === generation; look++);
    while (Atomics.load(memory, GENERATION) === generation) Atomics.wait(memory, GENERATION, generation);
  }
  throwIfBroken(memory);
}

function throwIfBroken(memory: Int32Array): void {
  if (Atomics.load(memory, BROKEN) === 1) throw new BarrierBroken('Another thread failed.');
}

/** Frees whoever waits, now or later, with an error. */
export function breakBarrier(memory: Int32Array): void {
  Atomics.store(memory, BROKEN, 1);
  Atomics.add(memory, GENERATION, 1);
  Atomics.notify(memory, GENERATION);
}
