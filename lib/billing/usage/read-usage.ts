import { z } from 'zod';
import type { Database } from '#db/client';
import { firstOpenPeriod } from '#lib/billing/metering/first-open-period';
import type { UsageCell } from '#lib/billing/usage/added-costs';
import { hoursQuery, lateHoursQuery, meterQuery, unmeteredQuery } from '#lib/billing/usage/usage-queries';
import { dayAt, dayMs, monthsOf, type UsageRange } from '#lib/billing/usage/usage-range';
import { periodAt, periodSpan } from '#lib/period';

/** Metering is seconds behind the ledger. Where it is further behind than that, the rest is not counted yet. */
const mostUnmetered = 100_000;
/** As many full days as an average of the last days can be of. */
export const averagedDays = 7;

export type ReadUsage = {
  cells: UsageCell[];
  /** Everything recorded until then is in it. */
  countedThroughMs: number;
  /** The day of the customer's first prediction; null before that. */
  firstDay: string | null;
};

/**
 * What a customer used until the end of a range, as far back as pricing it needs: the months of its days from their
 * beginning, what was used before and is billed with them, and the last days before now. Metered hours and what the
 * ledger has beyond them are seen at one moment.
 */
export function readUsage(db: Database, userId: string, range: UsageRange, nowMs: number): Promise<ReadUsage> {
  const todayMs = nowMs - (nowMs % dayMs);
  const sinceMs = Math.min(periodSpan(periodAt(range.sinceMs)).sinceMs, todayMs - averagedDays * dayMs);
  return db.transaction(
    async (tx) => {
      const hours = Cells.parse(await tx.execute(hoursQuery(userId, sinceMs, range.untilMs)));
      const periods = new Set([...monthsOf(range), ...hours.map(({ period }) => period)]);
      const late = Cells.parse(await tx.execute(lateHoursQuery(userId, sinceMs, [...periods])));
      const { throughSeq, lastSeq, throughMs, firstMs } = Meter.parse((await tx.execute(meterQuery(userId)))[0]);
      const isBehind = lastSeq - throughSeq > mostUnmetered;
      const unmetered = unmeteredQuery(userId, throughSeq, range.untilMs, await firstOpenPeriod(tx));
      const rest = isBehind ? [] : Cells.parse(await tx.execute(unmetered));
      const firstDays = [...(firstMs === null ? [] : [dayAt(firstMs)]), ...rest.map(({ day }) => day)];
      return {
        cells: merged([...late, ...hours, ...rest]),
        countedThroughMs: isBehind ? (throughMs ?? 0) : nowMs,
        firstDay: firstDays.sort()[0] ?? null,
      };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

const Cells = z.array(
  z.object({
    day: z.string(),
    period: z.string(),
    modelId: z.string(),
    keyId: z.string().nullable(),
    predictions: z.coerce.number().int(),
    units: z.coerce.bigint(),
    cachedUnits: z.coerce.bigint(),
  }),
);

const Meter = z.object({
  throughSeq: z.number(),
  lastSeq: z.number(),
  throughMs: z.number().nullable(),
  firstMs: z.number().nullable(),
});

/** What is metered of a day and what is not yet, put together; in an order of its own, so that shares of costs are the same. */
function merged(cells: readonly UsageCell[]): UsageCell[] {
  const known = new Map<string, UsageCell>();
  for (const cell of cells) {
    const key = `${cell.day} ${cell.period} ${cell.modelId} ${cell.keyId}`;
    const same = known.get(key);
    known.set(key, {
      ...cell,
      predictions: cell.predictions + (same?.predictions ?? 0),
      units: cell.units + (same?.units ?? 0n),
      cachedUnits: cell.cachedUnits + (same?.cachedUnits ?? 0n),
    });
  }
  return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
}
