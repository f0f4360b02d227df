import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import { briefly, type Counts, type CountsOfFiles, countsVariable, noCounts, noReason } from './counts.ts';

/** A Vitest reporter that writes a run's counts for `npm test`, with the reasons that Vitest's own JSON leaves out. */
export default class VitestCounts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly { message?: string }[]): void {
    const outside = unhandledErrors.map(({ message }) => ({ title: 'outside of any test', reason: briefly(message) }));
    const files: CountsOfFiles = { '': { ...noCounts(), failed: outside } };
    for (const module of modules) files[module.relativeModuleId] = countsOf(module);
    const file = process.env[countsVariable];
    if (file) writeFileSync(file, JSON.stringify(files));
  }
}

function countsOf(module: TestModule): Counts {
  const counts = noCounts();
  for (const test of module.children.allTests()) {
    const result = test.result();
    const title = `${module.relativeModuleId} › ${test.fullName}`;
    if (result.state === 'passed') counts.passed++;
    else if (result.state === 'failed') counts.failed.push({ title, reason: briefly(result.errors[0]?.message) });
    else counts.skipped.push({ title, reason: ('note' in result && result.note) || noReason });
  }
  // A file that cannot be loaded, or whose set-up fails, has no failed tests.
  if (module.state() === 'failed' && counts.failed.length === 0) {
    counts.failed.push({ title: module.relativeModuleId, reason: briefly(module.errors()[0]?.message) });
  }
  return counts;
}
