import { setTimeout as sleep } from 'node:timers/promises';
import { RunDetail } from '#lib/training/runs/run-detail';
import type { Client } from './connect.ts';

const askEveryMs = 1_000;

/** Waits for the end of a run, saying a line whenever it has come further. */
export async function followRun(client: Client, id: string, say: (line: string) => void): Promise<RunDetail> {
  let said = '';
  for (;;) {
    const run = await client.get(`/api/v1/runs/${encodeURIComponent(id)}`, RunDetail);
    const line = lineOf(run);
    if (line !== said) say(line);
    said = line;
    if (run.status !== 'queued' && run.status !== 'running') return run;
    await sleep(askEveryMs);
  }
}

function lineOf({ status, progress, learningCurve, children }: RunDetail): string {
  if (status !== 'running' || !progress) return status;
  const { phase, fraction, round, rounds, secondsLeft } = progress;
  const last = learningCurve?.rounds.at(-1);
  const trials = children.filter(({ score }) => score !== null).length;
  const parts = [
    `${String(Math.round(fraction * 100)).padStart(3)} %`,
    phase,
    round !== null && rounds !== null ? `round ${round} of ${rounds}` : null,
    phase === 'searching' && children.length > 0 ? `${trials} trials` : null,
    last ? losses(last, learningCurve!.loss) : null,
    secondsLeft === null ? null : `about ${secondsLeft} s left`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function losses({ train, validation }: { train: number | null; validation: number | null }, loss: string): string {
  const of = (name: string, value: number | null) => (value === null ? [] : [`${name} ${value.toPrecision(4)}`]);
  return [`${loss}:`, ...of('train', train), ...of('validation', validation)].join(' ');
}
