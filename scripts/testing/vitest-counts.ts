import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import { type Counts, countsVariable, noReason } from './counts.ts';

/** A Vitest reporter that writes a run's counts for `npm test`, with the reasons that Vitest's own JSON leaves out. */
export default class VitestCounts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts: Counts = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      const failedBefore = counts.failed;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') counts.passed++;
        else if (result.state === 'failed') counts.failed++;
        else counts.skipped.push({ title: test.fullName, reason: ('note' in result && result.note) || noReason });
      }
      // A file that cannot be loaded, or whose set-up fails, has no failed tests.
      if (module.state() === 'failed' && counts.failed === failedBefore) counts.failed++;
    }
    const file = process.env[countsVariable];
    if (file) writeFileSync(file, JSON.stringify(counts));
  }
}
