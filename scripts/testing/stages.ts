import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPages } from '../start/build-pages.ts';
import { say } from '../start/screen.ts';
import { askNpmAudit, severeVulnerabilities } from './audit-packages.ts';
import { type Counts, CountsOfFiles, countsVariable, repeatedCounts, totalOf } from './counts.ts';
import { runCommand } from './run-command.ts';

/** What came of a stage, and the lines of its own summary to repeat at the end. */
export type Outcome = Counts & { summary: string[] };
export type Stage = { name: string; run: () => Promise<Outcome> };

const good: Outcome = { passed: 1, failed: [], skipped: [], repeated: [], summary: [] };
const bad = (reason: string): Outcome => ({ ...good, passed: 0, failed: [{ title: 'the stage itself', reason }] });

/** Everything that has to hold, in the order in which one wants to hear about it. */
export const stages: Stage[] = [
  { name: 'types', run: checkTypes },
  { name: 'lint', run: lint },
  { name: 'packages', run: checkPackages },
  { name: 'build', run: build },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'integration', run: () => vitest('integration') },
  { name: 'faults', run: () => vitest('faults') },
  { name: 'e2e', run: playwright },
];

async function checkTypes(): Promise<Outcome> {
  if (existsSync('app')) await runCommand('node_modules/next/dist/bin/next', ['typegen']);
  const { code } = await runCommand('node_modules/typescript/bin/tsc', ['--noEmit']);
  return code === 0 ? good : bad('TypeScript found errors; see above');
}

async function lint(): Promise<Outcome> {
  const format = await runCommand('node_modules/@biomejs/biome/bin/biome', ['check', '.']);
  const imports = await runCommand('scripts/check-imports.ts', []);
  return format.code === 0 && imports.code === 0 ? good : bad('see above');
}

/** Without a network nothing is known, which is no failure: whoever changes a package is told where there is one. */
async function checkPackages(): Promise<Outcome> {
  const found = severeVulnerabilities(await askNpmAudit());
  if (!found) {
    const reason = 'could not ask the registry: no network, no npm, or a registry that does not answer audits';
    return { ...good, passed: 0, skipped: [{ title: 'known vulnerabilities of packages', reason }] };
  }
  const { severe, accepted } = found;
  return { ...good, passed: severe.length === 0 ? 1 : 0, failed: severe, skipped: accepted };
}

async function build(): Promise<Outcome> {
  try {
    await buildPages();
    return good;
  } catch (error) {
    return bad(error instanceof Error ? error.message : String(error));
  }
}

/** More files than these do not fail for want of a processor. */
const mostRepeatedFiles = 8;

/**
 * A shared machine may starve a process for seconds: files that failed run once more, each with a database of its own
 * again, and what passed only then is named in the summary.
 */
async function vitest(project: string): Promise<Outcome> {
  const reporters = ['--reporter=default', '--reporter=./scripts/testing/vitest-counts.ts'];
  const run = (files: string[]) =>
    counted(
      'node_modules/vitest/vitest.mjs',
      ['run', '--project', project, ...reporters, ...files],
      /^\s+(Test Files|Tests|Errors)\s+\S/,
    );
  const first = await run([]);
  const toRepeat = Object.keys(first.files).filter((file) => file !== '' && first.files[file]!.failed.length > 0);
  if (toRepeat.length === 0 || toRepeat.length > mostRepeatedFiles) return outcomeOf(first);
  say(`\nOnce more: ${toRepeat.join(', ')}\n`);
  const again = await run(toRepeat);
  return outcomeOf({
    files: repeatedCounts(first.files, again.files),
    summary: [...first.summary, ...again.summary.map((line) => `${line}, once more`)],
  });
}

async function playwright(): Promise<Outcome> {
  const { findChromium } = await import('#tests/support/chromium');
  if (findChromium() === null) {
    const reason = 'no Chromium found: install one (Debian: apt-get install chromium), or set CHROMIUM_PATH';
    return { ...good, passed: 0, skipped: [{ title: 'every browser test', reason }] };
  }
  const command = ['test', '--reporter=list,./scripts/testing/playwright-counts.ts'];
  return outcomeOf(
    await counted(
      'node_modules/@playwright/test/cli.js',
      command,
      /^\s+\d+ (passed|failed|skipped|flaky|did not run|interrupted)/,
    ),
  );
}

type Run = { files: CountsOfFiles; summary: string[] };

const outcomeOf = ({ files, summary }: Run): Outcome => ({ ...totalOf(files), summary });

/** A run that failed without a failed test (nothing found, a set-up that broke) counts as one failure. */
async function counted(script: string, args: string[], summaryLine: RegExp): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-counts-'));
  const file = join(folder, 'counts.json');
  const { code, output } = await runCommand(script, args, { [countsVariable]: file });
  const files = existsSync(file) ? CountsOfFiles.parse(JSON.parse(await readFile(file, 'utf8'))) : null;
  await rm(folder, { recursive: true });
  const summary = output.split('\n').filter((line) => summaryLine.test(line));
  if (!files) return { files: { '': bad('it ended before it could count') }, summary };
  const { passed, failed, skipped } = totalOf(files);
  const isBroken = failed.length === 0 && (code !== 0 || passed + skipped.length === 0);
  return { files: isBroken ? { ...files, '': bad(`it ended with code ${code}`) } : files, summary };
}
