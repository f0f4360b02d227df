import { askPrimary, type Topic } from '#lib/ask-primary';
import type { Share } from '#lib/auth/tries/share';
import { TryCounter } from '#lib/auth/tries/try-counter';
import { processShared } from '#lib/process-shared';

type Asked = { share: Share; subjects: string[] };
type Taken = Asked & { takenAtMs: number };

/** A try counted by this process: when, by a clock that nobody sets back; null where a subject has had its share. */
export const takeTryLocally: Topic<Asked, number | null> = {
  name: 'take-try',
  answer({ share, subjects }) {
    const now = performance.now();
    return counterOf(share).take(subjects, now) ? now : null;
  },
};

/** Takes a try back that this process counted. */
export const forgetTryLocally: Topic<Taken, void> = {
  name: 'forget-try',
  answer: ({ share, subjects, takenAtMs }) => counterOf(share).giveBack(subjects, takenAtMs),
};

/** The same, counted in the primary where this is one of its web processes, so that they share. */
export const takeTryOnThisMachine = (asked: Asked) => askPrimary(takeTryLocally, asked);
export const forgetTryOnThisMachine = (taken: Taken) => askPrimary(forgetTryLocally, taken);

const counterOf = ({ name, limit, windowMs }: Share) =>
  processShared(`tries-${name}`, () => new TryCounter(limit, windowMs));
