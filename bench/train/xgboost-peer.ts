import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BoostingParams } from '#lib/training/algorithms';
import type { Columns } from '#lib/training/learners/decision-tree';
import type { LearningSet } from '#lib/training/learners/learner';

export type XgboostPeer = {
  version: string;
  /** Seconds from columns in memory to a model, and its answers to `test`: probabilities of class 1, of all, or numbers. */
  fit(train: LearningSet, test: Columns | null, params: BoostingParams, threads: number): Promise<Fit>;
  stop(): void;
};

export type Fit = { seconds: number; answers: number[] };

/** The real XGBoost in the Python `python`, or null where it has none. */
export async function startXgboost(python: string): Promise<XgboostPeer | null> {
  const script = fileURLToPath(new URL('../peers/xgboost_train.py', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'ignore'] });
  child.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  const stop = () => {
    child.kill();
    rmSync(folder, { recursive: true });
  };
  if (first.done) {
    stop();
    return null;
  }
  return {
    version: JSON.parse(first.value).version,
    async fit({ columns, target }, test, params, threads) {
      const y = target.kind === 'classification' ? target.labels : target.values;
      writeFileSync(join(folder, 'x'), rowMajor(columns));
      writeFileSync(join(folder, 'y'), Float32Array.from(y));
      if (test) writeFileSync(join(folder, 'test'), rowMajor(test));
      const { n_estimators: rounds, early_stopping_rounds: _, ...shared } = params;
      const job = {
        x: join(folder, 'x'),
        y: join(folder, 'y'),
        test: test && join(folder, 'test'),
        columns: columns.length,
        rounds,
        params: { ...shared, ...objectiveOf(target), tree_method: 'hist', nthread: threads },
      };
      child.stdin.write(`${JSON.stringify(job)}\n`);
      const answer = await lines.next();
      if (answer.done) throw new Error('The XGBoost peer ended.');
      return JSON.parse(answer.value);
    },
    stop,
  };
}

function objectiveOf(target: LearningSet['target']) {
  if (target.kind === 'regression') return { objective: 'reg:squarederror' };
  return target.classCount === 2
    ? { objective: 'binary:logistic' }
    : { objective: 'multi:softprob', num_class: target.classCount };
}

function rowMajor(columns: Columns): Float32Array {
  const rows = new Float32Array(columns.length * columns[0]!.length);
  columns.forEach((column, place) => {
    for (let row = 0; row < column.length; row++) rows[row * columns.length + place] = column[row]!;
  });
  return rows;
}
