/** Longer than it takes from storing a file to naming it. */
const restMs = 60_000;

/** Until when whoever stored a file has named it by `now`: what was stored since may be about to be named. */
export const restedAt = (now = new Date()): Date => new Date(now.getTime() - restMs);
