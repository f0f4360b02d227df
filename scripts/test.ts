import './start/load-env-file.ts';
import { bold, dim, red, say } from './start/screen.ts';
import { endRunning } from './testing/run-command.ts';
import { type Outcome, type Stage, stages } from './testing/stages.ts';

// `npm test`, or `npm test -- lint unit` for some of it: every stage runs, whatever came of those before.
let stopped = false;
const stop = () => {
  stopped = true;
  endRunning();
};
for (const sign of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.once(sign, stop);

const outcomes: { stage: Stage; outcome: Outcome; seconds: number }[] = [];
for (const stage of chosenStages(process.argv.slice(2))) {
  if (stopped) break;
  say(`\n${bold(`── ${stage.name} ──`)}\n`);
  const started = performance.now();
  const outcome = await stage.run();
  outcomes.push({ stage, outcome, seconds: (performance.now() - started) / 1000 });
}
report();
process.exit(stopped ? 130 : sum('failed') === 0 ? 0 : 1);

function chosenStages(names: string[]): Stage[] {
  const unknown = names.find((name) => !stages.some((stage) => stage.name === name));
  if (unknown !== undefined) {
    console.error(`There is no stage "${unknown}". Choose from: ${stages.map(({ name }) => name).join(', ')}`);
    process.exit(1);
  }
  return names.length === 0 ? stages : stages.filter(({ name }) => names.includes(name));
}

function report(): void {
  say(`\n${bold('── summary ──')}\n`);
  for (const { stage, outcome, seconds } of outcomes) {
    const verdict = outcome.failed.length > 0 ? red('failed') : 'good  ';
    say(` ${stage.name.padEnd(12)} ${verdict} ${dim(`${seconds.toFixed(0)} s`)}`);
    for (const line of outcome.summary) say(`   ${line.trim()}`);
    for (const { title, reason } of outcome.skipped) say(`   skipped: ${title} (${reason})`);
    for (const { title, reason } of outcome.repeated) say(`   passed only when repeated: ${title}${indented(reason)}`);
    for (const { title, reason } of outcome.failed) say(`   ${red('failed')}: ${title}${indented(reason)}`);
  }
  say(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
}

function indented(text: string): string {
  return `\n${text}`.replaceAll('\n', '\n      ');
}

function sum(what: 'passed' | 'failed' | 'skipped'): number {
  const counts = outcomes.map(({ outcome }) => (what === 'passed' ? outcome.passed : outcome[what].length));
  return counts.reduce((total, count) => total + count, 0);
}
