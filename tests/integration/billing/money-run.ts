import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, database } from '#db/client';
import { addAdjustment } from '#lib/billing/invoices/add-adjustment';
import { closePeriod } from '#lib/billing/invoices/close-period';
import { grantCredit } from '#lib/billing/invoices/grant-credit';
import { issueInvoice } from '#lib/billing/invoices/issue-invoice';
import { issuePeriod } from '#lib/billing/invoices/issue-period';
import { turnToClose } from '#lib/billing/invoices/turn-to-close';
import { meterUsage } from '#lib/billing/metering/meter-usage';
import { formatMinor } from '#lib/billing/money';
import { isAppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { addMonths, periodAt, periodSpan } from '#lib/period';
import { systemContext } from '#lib/system-context';
import { type LedgerRow, openLedger, recordIn } from '#lib/usage/ledger';
import type { Dice } from '#tests/integration/billing/dice';
import { keyIds, modelIds, months, newWorld, userIds, type World } from '#tests/integration/billing/money-world';
import { Crash, mortalDatabase } from '#tests/integration/billing/mortal-database';
import { addFailed } from '#tests/integration/usage/calls';

const { db, sql } = database();
const ledger = openLedger(sql);
const dayMs = 24 * 60 * 60 * 1000;
/** No clock is so wrong that anything happens later. */
const lastMonth = addMonths(months.at(-1)!, 2);

type Writer = { commit(): Promise<void>; rollBack(): Promise<void> };
export type Run = {
  world: World;
  /** What the ledger took, by id. */
  answered: Map<string, LedgerRow>;
  crashes: number;
};
type Going = Run & { dice: Dice; nowMs: number; writers: Writer[] };

/** Some months of a platform whose parts die, repeat themselves and get in each other’s way; then everything is closed. */
export async function runMonths(dice: Dice): Promise<Run> {
  const world = await newWorld(dice);
  const nowMs = periodSpan(months[0]!).sinceMs + dice.int(0, 20) * dayMs;
  const run: Going = { world, answered: new Map(), crashes: 0, dice, nowMs, writers: [] };
  const untilMs = periodSpan(months.at(-1)!).untilMs;
  while (run.nowMs < untilMs) {
    await dice.one(events)(run);
    if (dice.chance(0.5)) run.nowMs += dice.int(1, 14) * dayMs;
  }
  for (const writer of run.writers.splice(0)) await (dice.chance(0.7) ? writer.commit() : writer.rollBack());
  run.nowMs = periodSpan(lastMonth).untilMs;
  await closeTheRest(run);
  return run;
}

type Event = (run: Going) => Promise<void>;
const events: Event[] = [
  answer,
  answer,
  answer,
  replay,
  fail,
  answerUncommitted,
  endWriter,
  meter,
  meter,
  meterTwice,
  close,
  close,
  closeTwice,
  closeEarly,
  issue,
  giveCredit,
  adjust,
  disable,
];

async function answer(run: Going): Promise<void> {
  const rows = Array.from({ length: run.dice.int(2, 8) }, () => anyRow(run));
  await Promise.all(rows.map((row) => record(run, row)));
}

/** A call that is told to the ledger again, under its id: by a retry, or by a process that was thought dead. */
async function replay(run: Going): Promise<void> {
  const known = [...run.answered.values()];
  if (known.length > 0) await record(run, { ...run.dice.one(known), createdAtMs: skewed(run) });
}

async function record({ answered }: Going, row: LedgerRow): Promise<void> {
  try {
    await ledger.add(row);
  } catch (error) {
    if (isAppError(error) && error.code === 'invalid-key') return;
    throw error;
  }
  if (!answered.has(row.id)) answered.set(row.id, row);
}

async function fail(run: Going): Promise<void> {
  const { createdAtMs, userId, keyId, modelId, versionId, units } = anyRow(run);
  await addFailed([{ atMs: createdAtMs, userId, keyId, modelId, versionId, units }]);
}

/** Rows of a transaction that stays open, so that it commits after later ones, or never. */
async function answerUncommitted(run: Going): Promise<void> {
  if (run.writers.length >= 2) return;
  const rows = Array.from({ length: run.dice.int(1, 3) }, () => anyRow(run));
  const connection = await sql.reserve();
  await connection`begin`;
  const end = async (how: 'commit' | 'rollback') => {
    await connection.unsafe(how);
    connection.release();
  };
  const commit = async () => {
    await end('commit');
    for (const row of taken) run.answered.set(row.id, row);
  };
  const taken: LedgerRow[] = [];
  for (const row of rows) {
    try {
      await recordIn(connection, row);
      taken.push(row);
    } catch (error) {
      if (!isAppError(error)) throw error;
    }
  }
  run.writers.push({ commit, rollBack: () => end('rollback') });
}

async function endWriter({ dice, writers }: Going): Promise<void> {
  const [writer] = writers.splice(dice.int(0, Math.max(0, writers.length - 1)), 1);
  if (writer) await (dice.chance(0.75) ? writer.commit() : writer.rollBack());
}

function meter(run: Going): Promise<void> {
  return mayDie(run, (db) => meterUsage(db, 0));
}

async function meterTwice(run: Going): Promise<void> {
  await Promise.all([meter(run), meter(run)]);
}

async function close(run: Going): Promise<void> {
  await Promise.all([closeTurn(run), endWriters(run)]);
}

async function closeTwice(run: Going): Promise<void> {
  await Promise.all([closeTurn(run), closeTurn(run), meter(run), endWriters(run)]);
}

async function closeEarly(run: Going): Promise<void> {
  const period = periodAt(run.nowMs);
  const closing = closePeriod(systemContext(db), { period }, new Date(run.nowMs));
  await closing.then(() => Promise.reject(new Error(`${period} was closed early`)), ignoreConflict);
}

async function closeTurn(run: Going): Promise<void> {
  const period = (await turnToClose(db)) ?? months[0]!;
  const [committed] = await sql<{ seq: number }[]>`select coalesce(max(seq), 0)::int as seq from predictions`;
  await mayDie(run, (db) =>
    closePeriod(systemContext(db), { period }, new Date(run.nowMs)).then(
      () => requireCovered(period, committed!.seq),
      ignoreConflict,
    ),
  );
}

/** Whatever was committed before a closing began is billed by it, if it is of that month. */
async function requireCovered(period: string, seq: number): Promise<void> {
  const late = await sql`select 1 from billing_periods where period = ${period} and through_seq < ${seq}`;
  if (late.length > 0) throw new Error(`${period} was closed without calls that were there before`);
}

/** Closing waits for who writes; they end while it does. */
async function endWriters(run: Going): Promise<void> {
  if (run.writers.length === 0) return;
  await sleep(run.dice.int(0, 3));
  while (run.writers.length > 0) await endWriter(run);
}

async function issue(run: Going): Promise<void> {
  const [draft] = await drafts();
  if (!draft) return;
  const one = (db: Database) => issueInvoice(systemContext(db), draft);
  const all = (db: Database) => issuePeriod(systemContext(db), draft);
  await mayDie(run, (db) => (run.dice.chance(0.5) ? one : all)(db).then(() => {}, ignoreConflict));
}

async function giveCredit(run: Going): Promise<void> {
  const { dice, world } = run;
  const amount = formatMinor(BigInt(dice.int(1, 3000)), world.digits);
  await mayDie(run, (db) => grantCredit(systemContext(db), { userId: dice.one(userIds), amount, reason: 'goodwill' }));
}

async function adjust(run: Going): Promise<void> {
  const [draft] = await drafts();
  if (!draft) return;
  const amount = formatMinor(BigInt(run.dice.int(1, 500)), run.world.digits);
  await mayDie(run, (db) => addAdjustment(systemContext(db), { id: draft.id, amount, description: 'set up' }));
}

/** Who leaves sends no calls any more. */
async function disable(run: Going): Promise<void> {
  const customer = run.dice.one(run.world.customers);
  if (!run.dice.chance(0.2) || customer.disabledAtMs !== null || customer.createdAtMs > run.nowMs) return;
  await sql`update users set disabled_at = ${new Date(run.nowMs).toISOString()} where id = ${customer.userId}`;
  customer.disabledAtMs = run.nowMs;
}

const drafts = () => sql<{ id: string; period: string }[]>`
  select id, period from invoices where status = 'draft' order by id limit 1`;

/** Until nothing is left that is not billed. */
async function closeTheRest(run: Going): Promise<void> {
  await meterUsage(db, 0);
  const [used] = await sql<{ last: string }[]>`
    select greatest(max(period), ${months.at(-1)!}) as last from usage_hours`;
  // With nothing used, the first month to close is that of the first customer.
  const firstAtMs = Math.min(...run.world.customers.map(({ createdAtMs }) => createdAtMs));
  for (;;) {
    const period = (await turnToClose(db)) ?? periodAt(firstAtMs);
    if (period > used!.last) break;
    await closePeriod(systemContext(db), { period }, new Date(run.nowMs));
  }
  for (const draft of await sql<{ period: string }[]>`select distinct period from invoices where status = 'draft'`)
    await issuePeriod(systemContext(db), draft);
}

/** Does it, or dies at one of its steps, and then does it again or leaves it. */
async function mayDie(run: Going, act: (db: Database) => Promise<unknown>): Promise<void> {
  const { dice } = run;
  if (dice.chance(0.6)) {
    const isDead = await act(mortalDatabase(dice.int(1, dice.one([10, 40])))).then(
      () => false,
      (error: unknown) => {
        if (isCrash(error)) return true;
        throw error;
      },
    );
    if (!isDead) return;
    run.crashes++;
    if (dice.chance(0.3)) return;
  }
  await act(db);
}

const isCrash = (error: unknown): boolean =>
  error instanceof Crash || (error instanceof Error && error.cause !== undefined && isCrash(error.cause));

function ignoreConflict(error: unknown): void {
  if (!isAppError(error) || error.code !== 'conflict') throw error;
}

function anyRow(run: Going): LedgerRow {
  const { dice } = run;
  const who = dice.int(0, userIds.length - 1);
  const createdAtMs = skewed(run);
  return {
    id: newId('prediction', createdAtMs),
    createdAtMs,
    userId: userIds[who]!,
    keyId: dice.chance(0.7) ? keyIds[who]! : null,
    modelId: dice.one(modelIds),
    versionId: dice.one(['ver_1', 'ver_1', 'ver_2']),
    units: dice.chance(0.1) ? dice.int(100, 400) : dice.int(1, 20),
    cached: dice.chance(0.25),
    latencyMs: 1,
    subject: null,
    requestId: 'req_money',
    inputsJson: null,
    outputsJson: null,
  };
}

/** By the clock of whoever answers: mostly right, now and then off by an hour or by weeks, either way. */
function skewed({ dice, nowMs }: Going): number {
  if (dice.chance(0.15)) return nowMs + dice.int(-40, 40) * dayMs;
  return nowMs + (dice.chance(0.3) ? dice.int(-2, 2) * 30 * 60 * 1000 : 0);
}
