import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

const Told = z.object({ title: z.string(), reason: z.string() });

/** What came of a stage's tests. Each that did not simply pass says why. */
export const Counts = z.object({
  passed: z.number(),
  failed: z.array(Told),
  skipped: z.array(Told),
  /** Among the passed: those that failed at first. */
  repeated: z.array(Told),
});
export type Counts = z.infer<typeof Counts>;

/** Where a stage's reporter writes its counts. */
export const countsVariable = 'BELLWETHER_TEST_COUNTS';
export const noReason = 'no reason given';

/** The first lines of what went wrong: enough to know where to look. */
export const briefly = (message: string | undefined) =>
  stripVTControlCharacters(message ?? 'no message')
    .split('\n', 8)
    .join('\n');
