import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { isDatabaseAway } from '#db/is-database-away';
import { runs } from '#db/schema/training';
import { newId } from '#lib/ids';
import type { Transaction } from '#lib/registry/change-model';
import type { Claim } from '#lib/training/runs/claim-run';
import { endTrials } from '#lib/training/runs/end-trials';
import { type LearningCurve, type RunProgress, RunSpec } from '#lib/training/runs/run-spec';
import type { Told } from '#lib/training/train/training-process';

const writeEveryMs = 500;
/** How long the last word waits for a database that is away; by then the job is another worker's. */
const patienceMs = 60_000;

type Ending = Partial<typeof runs.$inferInsert> & { status: 'succeeded' | 'failed' };
type Trial = Extract<Told, { kind: 'trial' }>;

/** A run's row, as long as it is this worker's. */
export type Followed = {
  /** Aborts when the run was canceled, deleted or taken over by another worker. */
  signal: AbortSignal;
  /** What the process that trains says; written twice a second. */
  note(told: Told): void;
  /** Writes the end of the run, once and only if it is still this worker's. */
  end(ending: Ending): Promise<void>;
  stop(): void;
};

/** The run is not this worker's any more: nothing is left to do or to say. */
export class RunLost extends Error {
  override readonly name = 'RunLost';
}

/** Keeps the row of a claimed run up to date, and watches whether it still is to be run. */
export function followRun(db: Database, { run }: Claim): Followed {
  const spec = RunSpec.parse(run.spec);
  const lost = new AbortController();
  const held = and(eq(runs.id, run.id), eq(runs.status, 'running'), eq(runs.startedAt, run.startedAt));
  const trialIds = new Map<number, string>();
  let progress: RunProgress | undefined;
  let curve: LearningCurve | undefined;
  let trials = new Map<number, Trial>();
  let writing: Promise<void> | null = null;

  const note = (told: Told) => {
    if (told.kind === 'progress') progress = told.progress;
    else if (told.kind === 'trial') trials.set(told.trial, told);
    else curve = curve ? { ...curve, rounds: [...curve.rounds, ...told.curve.rounds] } : told.curve;
  };

  /** Gives back what could not be written, so that it is written later. */
  const write = async () => {
    const [theCurve, theTrials] = [curve, trials];
    [curve, trials] = [undefined, new Map()];
    try {
      await db.transaction(async (tx) => {
        const changes = { progress, ...(theCurve && { learningCurve: withRounds(theCurve) }) };
        const mine = await tx
          .update(runs)
          .set({ status: 'running', ...changes })
          .where(held)
          .returning({ id: runs.id });
        if (mine.length === 0) throw new RunLost();
        for (const trial of theTrials.values()) await writeTrial(tx, trial);
      });
    } catch (error) {
      if (!isDatabaseAway(error)) return lost.abort(error);
      const since: LearningCurve | undefined = curve;
      curve = theCurve;
      if (since) note({ kind: 'curve', curve: since });
      trials = new Map([...theTrials, ...trials]);
    }
  };

  async function writeTrial(tx: Transaction, { trial, choice, status, report, curve, problem }: Trial) {
    const id = trialIds.get(trial) ?? newId('run');
    trialIds.set(trial, id);
    const { search: _, ...rest } = spec;
    const isOver = status !== 'queued' && status !== 'running';
    const now = new Date();
    const changes = { status, report, learningCurve: curve, problem, finishedAt: isOver ? now : null };
    const { ownerId, datasetVersionId, experimentId, codeVersion } = run;
    await tx
      .insert(runs)
      .values({
        ...{ id, ownerId, datasetVersionId, experimentId, codeVersion, parentId: run.id },
        ...{ spec: { ...rest, choice }, startedAt: now, ...changes },
      })
      .onConflictDoUpdate({ target: runs.id, set: changes });
  }

  const tick = () => {
    writing ??= write().finally(() => {
      writing = null;
    });
    return writing;
  };
  const timer = setInterval(() => void tick(), writeEveryMs);
  const stop = () => clearInterval(timer);

  async function end(ending: Ending): Promise<void> {
    stop();
    await writing;
    const giveUpAt = Date.now() + patienceMs;
    for (;;) {
      try {
        await tick();
        return await db.transaction(async (tx) => {
          const mine = await tx
            .update(runs)
            .set({ ...ending, progress: null, finishedAt: new Date() })
            .where(held)
            .returning({ id: runs.id });
          if (mine.length > 0) await endTrials(tx, run.id);
        });
      } catch (error) {
        if (!isDatabaseAway(error) || Date.now() > giveUpAt) throw error;
        await sleep(writeEveryMs);
      }
    }
  }

  return { signal: lost.signal, note, end, stop };
}

/** The curve with these rounds added to its end. */
function withRounds({ loss, rounds }: LearningCurve): SQL {
  const [whole, more] = [JSON.stringify({ loss, rounds }), JSON.stringify(rounds)];
  return sql`case when ${runs.learningCurve} is null then ${whole}::jsonb
    else jsonb_set(${runs.learningCurve}, '{rounds}', ${runs.learningCurve}->'rounds' || ${more}::jsonb) end`;
}
