import { setPriority } from 'node:os';

/** On Linux a third of the share of a process that has not been lowered. */
const niceness = 5;

/**
 * Lets this process, which computes, and those it starts, give way to the ones that answer calls: where there are fewer
 * cores than work, a quick answer does not wait for a slow one. No error where the system does not allow it.
 */
export function lowerPriority(): void {
  try {
    setPriority(niceness);
  } catch {
    // Windows may refuse; then all share alike.
  }
}
