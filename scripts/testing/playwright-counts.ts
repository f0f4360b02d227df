import { writeFileSync } from 'node:fs';
import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter';
import { type Counts, countsVariable, noReason } from './counts.ts';

/** A Playwright reporter that writes a run's counts for `npm test`. A test that passed only when repeated has failed. */
export default class PlaywrightCounts implements Reporter {
  #suite: Suite | undefined;
  #errors = 0;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onError(): void {
    this.#errors++;
  }

  onEnd(): void {
    const counts: Counts = { passed: 0, failed: this.#errors, skipped: [] };
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'expected') counts.passed++;
      else if (outcome !== 'skipped') counts.failed++;
      else {
        const reason =
          test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? noReason;
        counts.skipped.push({ title: test.titlePath().filter(Boolean).join(' › '), reason });
      }
    }
    const file = process.env[countsVariable];
    if (file) writeFileSync(file, JSON.stringify(counts));
  }

  printsToStdio(): boolean {
    return false;
  }
}
