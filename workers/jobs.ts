import type { Handlers } from '#lib/queue/work-queues';
import { quarantineVersion } from '#lib/registry/quarantine-version';
import { rejectUnchecked } from '#lib/registry/reject-unchecked';

/** Every job's use case, and the one that follows when it failed for good. */
export const handlers: Handlers = {
  // Two, so that one slow upload does not hold up everybody else's.
  'quarantine-version': { run: quarantineVersion, giveUp: rejectUnchecked, atOnce: 2 },
};
