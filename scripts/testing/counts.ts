import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

const Told = z.object({ title: z.string(), reason: z.string() });

/** What came of tests. Each that did not simply pass says why. */
export const Counts = z.object({
  passed: z.number(),
  failed: z.array(Told),
  skipped: z.array(Told),
  /** Among the passed: those that failed at first. */
  repeated: z.array(Told),
});
export type Counts = z.infer<typeof Counts>;

/** What came of each file of tests, to run again by itself; at '' what came of anything else. */
export const CountsOfFiles = z.record(z.string(), Counts);
export type CountsOfFiles = z.infer<typeof CountsOfFiles>;

export const noCounts = (): Counts => ({ passed: 0, failed: [], skipped: [], repeated: [] });

/** Where a stage's reporter writes its counts. */
export const countsVariable = 'BELLWETHER_TEST_COUNTS';
export const noReason = 'no reason given';

/** The first lines of what went wrong: enough to know where to look. */
export const briefly = (message: string | undefined) =>
  stripVTControlCharacters(message ?? 'no message')
    .split('\n', 8)
    .join('\n');

export function totalOf(files: CountsOfFiles): Counts {
  const all = Object.values(files);
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.flatMap(({ failed }) => failed),
    skipped: all.flatMap(({ skipped }) => skipped),
    repeated: all.flatMap(({ repeated }) => repeated),
  };
}

/**
 * What holds once some files ran `again`: their second outcome, and what failed only in the first. What failed outside of
 * all files stays failed: it did not run again.
 */
export function repeatedCounts(first: CountsOfFiles, again: CountsOfFiles): CountsOfFiles {
  const second = Object.entries(again).map(([file, counts]) => {
    const stillFails = new Set(counts.failed.map(({ title }) => title));
    const repeated = (first[file]?.failed ?? []).filter(({ title }) => !stillFails.has(title));
    return [file, { ...counts, repeated }];
  });
  const outside = [...(first['']?.failed ?? []), ...(again['']?.failed ?? [])];
  return { ...first, ...Object.fromEntries(second), '': { ...noCounts(), failed: outside } };
}
