import { writeFileSync } from 'node:fs';
import type { FullConfig, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { briefly, type Counts, type CountsOfFiles, countsVariable, noCounts, noReason } from './counts.ts';

/** A Playwright reporter that writes a run's counts for `npm test`. */
export default class PlaywrightCounts implements Reporter {
  #suite: Suite | undefined;
  readonly #errors: TestError[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onError(error: TestError): void {
    this.#errors.push(error);
  }

  onEnd(): void {
    const outside = this.#errors.map(({ message }) => ({ title: 'outside of any test', reason: briefly(message) }));
    const counts: Counts = { ...noCounts(), failed: outside };
    for (const test of this.#suite?.allTests() ?? []) {
      const title = test.titlePath().filter(Boolean).join(' › ');
      const outcome = test.outcome();
      if (outcome === 'expected' || outcome === 'flaky') counts.passed++;
      if (outcome === 'flaky') counts.repeated.push({ title, reason: firstError(test) });
      if (outcome === 'unexpected') counts.failed.push({ title, reason: firstError(test) });
      if (outcome === 'skipped') counts.skipped.push({ title, reason: whySkipped(test) });
    }
    const file = process.env[countsVariable];
    if (file) writeFileSync(file, JSON.stringify({ '': counts } satisfies CountsOfFiles));
  }

  printsToStdio(): boolean {
    return false;
  }
}

const firstError = ({ results }: TestCase) => briefly(results.find(({ error }) => error)?.error?.message);

const whySkipped = ({ annotations }: TestCase) =>
  annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? noReason;
