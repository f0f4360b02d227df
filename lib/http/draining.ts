import { processShared } from '#lib/process-shared';

/** Aborted once this process is to end: answers that may go on for an hour come to theirs. */
export const draining = () => processShared('draining', () => new AbortController());
