import { z } from 'zod';

/** What came of a stage's tests. Each skipped one says why. */
export const Counts = z.object({
  passed: z.number(),
  failed: z.number(),
  skipped: z.array(z.object({ title: z.string(), reason: z.string() })),
});
export type Counts = z.infer<typeof Counts>;

/** Where a stage's reporter writes its counts. */
export const countsVariable = 'BELLWETHER_TEST_COUNTS';
export const noReason = 'no reason given';
