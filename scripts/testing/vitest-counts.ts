import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import { briefly, type Counts, countsVariable, noReason } from './counts.ts';

/** A Vitest reporter that writes a run's counts for `npm test`, with the reasons that Vitest's own JSON leaves out. */
export default class VitestCounts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly { message?: string }[]): void {
    const failed = unhandledErrors.map(({ message }) => ({ title: 'outside of any test', reason: briefly(message) }));
    const counts: Counts = { passed: 0, failed, skipped: [], repeated: [] };
    for (const module of modules) {
      const failedBefore = counts.failed.length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        const title = `${module.relativeModuleId} › ${test.fullName}`;
        const reason = briefly(result.errors?.[0]?.message);
        if (result.state === 'passed') counts.passed++;
        else if (result.state === 'failed') counts.failed.push({ title, reason });
        else counts.skipped.push({ title, reason: ('note' in result && result.note) || noReason });
        if (result.state === 'passed' && test.diagnostic()?.flaky) counts.repeated.push({ title, reason });
      }
      // A file that cannot be loaded, or whose set-up fails, has no failed tests.
      if (module.state() === 'failed' && counts.failed.length === failedBefore) {
        counts.failed.push({ title: module.relativeModuleId, reason: briefly(module.errors()[0]?.message) });
      }
    }
    const file = process.env[countsVariable];
    if (file) writeFileSync(file, JSON.stringify(counts));
  }
}
