import { min } from 'drizzle-orm';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { usageHours } from '#db/schema/usage';
import { firstOpenPeriod } from '#lib/billing/metering/first-open-period';
import { AppError } from '#lib/errors';
import { addMonths, periodAt } from '#lib/period';

/** The month whose turn it is to be closed; null while none was closed and nothing was used. */
export async function turnToClose(db: Database): Promise<string | null> {
  return (await firstOpenPeriod(db)) ?? (await firstUsedPeriod(db));
}

/**
 * Throws AppError('conflict') unless it is a period's turn: months are closed one after another. The first one may be any
 * month with nothing used before it in which there was somebody already.
 */
export async function requireTurn(db: Database, period: string): Promise<void> {
  const next = await firstOpenPeriod(db);
  if (next === null) return requireFirstTurn(db, period);
  if (period > next) throw new AppError('conflict', `${next} is open: close it first.`);
  if (period === addMonths(next, -1)) throw new AppError('conflict', `${period} is closed already.`);
  if (period < next)
    throw new AppError('conflict', `${period} is closed, or before what is: what comes late is billed with ${next}.`);
}

async function requireFirstTurn(db: Database, period: string): Promise<void> {
  const used = await firstUsedPeriod(db);
  if (used !== null && used < period)
    throw new AppError('conflict', `${used} is open and something was used in it: close it first.`);
  const [first] = await db.select({ userAt: min(users.createdAt) }).from(users);
  const began = [used, first?.userAt && periodAt(first.userAt.getTime())].filter((month) => month != null).sort()[0];
  if (began === undefined || period < began)
    throw new AppError('conflict', `${period} is before anybody was here: there is nothing to close.`);
}

async function firstUsedPeriod(db: Database): Promise<string | null> {
  const [first] = await db.select({ period: min(usageHours.period) }).from(usageHours);
  return first?.period ?? null;
}
