import { askPrimary, type Topic } from '#lib/ask-primary';
import { processShared } from '#lib/process-shared';
import { type SlidingWindow, slidingWindow, type Taken } from '#lib/usage/sliding-window';

type Take = { subject: string; perMinute: number };

/** One call counted by this process. */
export const takeLocally: Topic<Take, Taken> = {
  name: 'take-from-limit',
  answer({ subject, perMinute }) {
    const window = processShared<SlidingWindow>('rate-limit', () => slidingWindow());
    // A clock that nobody sets back, since that would hold calls up until it has caught up.
    return window.take(subject, perMinute, performance.now());
  },
};

/** Counts one call on this machine: in the primary where this is one of its web processes, so that they share. */
export const takeOnThisMachine = (take: Take): Taken | Promise<Taken> => askPrimary(takeLocally, take);
