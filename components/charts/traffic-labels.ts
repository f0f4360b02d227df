export const cachedLabel = 'From the cache';

/** Answered calls, or those of them that were not answered from the cache. */
export const answeredLabel = (hasCached: boolean) => (hasCached ? 'Answered by a run' : 'Answered');
