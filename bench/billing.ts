import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openToServer, startEmbedded } from '#db/embedded';
import { migrate } from '#db/migrate';
import { type InsertFigures, measureInserts, median } from './billing/insert-cost.ts';
import { type MonthFigures, measureMonth } from './billing/measure-month.ts';

/**
 * `npm run bench:billing`: a month of calls from the ledger to issued invoices, each step by itself, for ledgers of
 * growing size, on a PostgreSQL of its own; and what numbering the ledger's rows costs its inserts. BENCH_ROWS names the
 * sizes (`10000,100000,1000000`), BENCH_ROUNDS how often each.
 */
const sizes = (process.env.BENCH_ROWS ?? '10000,100000,1000000').split(',').map(Number);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const callsOfCustomer = 1_000;
const insertGroups = 2_000;

const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-billing-'));
await openToServer(folder);
const server = await startEmbedded({ folder, logFile: join(folder, 'postgres.log') });
await migrate(server.url);
// Before any module reads its settings.
Object.assign(process.env, { DATABASE_URL: server.url, DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn' });
const { database } = await import('#db/client');
const { seedPlans } = await import('#db/seed');
const { db, sql } = database();
await seedPlans(db);

// The first of all pays for modules and caches.
await measureMonth(db, sql, 1_000, 1);
const measured: MonthFigures[] = [];
// All sizes in turn, so that a busy hour of the machine is every size's.
for (let round = 0; round < rounds; round++) {
  for (const rows of sizes) {
    measured.push(await measureMonth(db, sql, rows, Math.max(1, rows / callsOfCustomer)));
    console.log(measured.at(-1));
  }
}
const months = sizes.map((rows) => {
  const ofSize = measured.filter((figures) => figures.rows === rows);
  const of = (step: keyof MonthFigures) => median(ofSize.map((figures) => figures[step]));
  const times = { meterMs: of('meterMs'), priceMs: of('priceMs'), closeMs: of('closeMs') };
  return { ...ofSize[0]!, ...times, issueMs: of('issueMs'), checkMs: of('checkMs') };
});
const inserts: InsertFigures[] = [];
for (const durable of [true, false]) inserts.push(await measureInserts(sql, insertGroups, durable));

await sql.end({ timeout: 1 });
await server.stop();
await rm(folder, { recursive: true, force: true });

const number = (value: number) => Math.round(value).toLocaleString('en');
const seconds = (ms: number) => (ms / 1000).toFixed(2);
const month = ({
  rows,
  customers,
  hours,
  invoices,
  lines,
  meterMs,
  priceMs,
  closeMs,
  issueMs,
  checkMs,
}: MonthFigures) =>
  `| ${number(rows)} | ${number(customers)} | ${number(hours)} | ${number(invoices)} | ${number(lines)} | ${seconds(meterMs)} | ${number(rows / (meterMs / 1000))} | ${seconds(priceMs)} | ${seconds(closeMs)} | ${seconds(issueMs)} | ${seconds(checkMs)} |`;
/** How many times longer a step took for how many times more rows: above 1 it grows faster than they do. */
const growth = (after: MonthFigures, before: MonthFigures) => {
  const ratio = (step: 'meterMs' | 'priceMs' | 'closeMs' | 'issueMs' | 'checkMs') =>
    (after[step] / before[step] / (after.rows / before.rows)).toFixed(2);
  return `| ${number(before.rows)} → ${number(after.rows)} | ${ratio('meterMs')} | ${ratio('priceMs')} | ${ratio('closeMs')} | ${ratio('issueMs')} | ${ratio('checkMs')} |`;
};
const insert = ({ durable, withoutMs, withMs }: InsertFigures) =>
  `| ${durable ? 'waits for the disk' : 'does not wait'} | ${withoutMs.toFixed(2)} | ${withMs.toFixed(2)} | ${(withMs / withoutMs).toFixed(2)} |`;
const text = `# From the ledger to invoices

Median of ${rounds} rounds, ${cpus().length} cores shared with PostgreSQL, Node ${process.version}. A month of calls, ${number(callsOfCustomer)} of each customer, with two keys, two models of twenty, an eighth from the cache; every unit was found on the invoices again. Closing writes drafts, and prices once more to do so.

| ledger rows | customers | metered hours | invoices | their lines | metering s | rows/s | pricing s | closing s | issuing s | checking s |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${months.map(month).join('\n')}

Time by rows, against the size before; at 1 or below, a step does not grow faster than the ledger:

| ledger rows | metering | pricing | closing | issuing | checking |
| --- | ---: | ---: | ---: | ---: | ---: |
${months
  .slice(1)
  .map((after, index) => growth(after, months[index]!))
  .join('\n')}

What the ledger's \`seq\` and its index cost a group of 100 rows, median of ${number(insertGroups)} groups each, in turns:

| commit | without ms | with ms | ratio |
| --- | ---: | ---: | ---: |
${inserts.map(insert).join('\n')}
`;
console.log(`\n${text}`);
mkdirSync(new URL('results', import.meta.url), { recursive: true });
writeFileSync(new URL('results/billing.md', import.meta.url), text);
writeFileSync(
  new URL('results/billing.json', import.meta.url),
  `${JSON.stringify({ rounds, months, inserts }, null, 2)}\n`,
);
