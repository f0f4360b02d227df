import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPages } from '../start/build-pages.ts';
import { Counts, countsVariable } from './counts.ts';
import { runCommand } from './run-command.ts';

/** What came of a stage, and the lines of its own summary to repeat at the end. */
export type Outcome = Counts & { summary: string[] };
export type Stage = { name: string; run: () => Promise<Outcome> };

const good: Outcome = { passed: 1, failed: 0, skipped: [], summary: [] };
const bad: Outcome = { passed: 0, failed: 1, skipped: [], summary: [] };

/** Everything that has to hold, in the order in which one wants to hear about it. */
export const stages: Stage[] = [
  { name: 'types', run: checkTypes },
  { name: 'lint', run: lint },
  { name: 'build', run: build },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'integration', run: () => vitest('integration') },
  { name: 'faults', run: () => vitest('faults') },
  { name: 'e2e', run: playwright },
];

async function checkTypes(): Promise<Outcome> {
  if (existsSync('app')) await runCommand('node_modules/next/dist/bin/next', ['typegen']);
  const { code } = await runCommand('node_modules/typescript/bin/tsc', ['--noEmit']);
  return code === 0 ? good : bad;
}

async function lint(): Promise<Outcome> {
  const format = await runCommand('node_modules/@biomejs/biome/bin/biome', ['check', '.']);
  const imports = await runCommand('scripts/check-imports.ts', []);
  return format.code === 0 && imports.code === 0 ? good : bad;
}

async function build(): Promise<Outcome> {
  try {
    await buildPages();
    return good;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return bad;
  }
}

function vitest(project: string): Promise<Outcome> {
  const reporters = ['--reporter=default', '--reporter=./scripts/testing/vitest-counts.ts'];
  const command = ['run', '--project', project, ...reporters];
  return counted('node_modules/vitest/vitest.mjs', command, /^\s+(Test Files|Tests|Errors)\s+\S/);
}

async function playwright(): Promise<Outcome> {
  const { findChromium } = await import('#tests/support/chromium');
  if (findChromium() === null) {
    const reason = 'no Chromium found: install one (Debian: apt-get install chromium), or set CHROMIUM_PATH';
    return { passed: 0, failed: 0, skipped: [{ title: 'every browser test', reason }], summary: [] };
  }
  const command = ['test', '--reporter=list,./scripts/testing/playwright-counts.ts'];
  return counted(
    'node_modules/@playwright/test/cli.js',
    command,
    /^\s+\d+ (passed|failed|skipped|flaky|did not run|interrupted)/,
  );
}

/** A run that failed without a failed test (nothing found, a set-up that broke) counts as one failure. */
async function counted(script: string, args: string[], summaryLine: RegExp): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-counts-'));
  const file = join(folder, 'counts.json');
  const { code, output } = await runCommand(script, args, { [countsVariable]: file });
  const written = existsSync(file) ? Counts.parse(JSON.parse(await readFile(file, 'utf8'))) : bad;
  await rm(folder, { recursive: true });
  const ran = written.passed + written.failed + written.skipped.length;
  const failed = written.failed === 0 && (code !== 0 || ran === 0) ? 1 : written.failed;
  return { ...written, failed, summary: output.split('\n').filter((line) => summaryLine.test(line)) };
}
