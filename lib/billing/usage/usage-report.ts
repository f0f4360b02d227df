import { z } from 'zod';
import { formatMinor, minorDigits } from '#lib/billing/money';
import { priceUsage } from '#lib/billing/price';
import { seller } from '#lib/billing/seller';
import { usageByModel } from '#lib/billing/usage/add-usage';
import type { UsageCell } from '#lib/billing/usage/added-costs';
import { costByDay, costByKey, costByModel } from '#lib/billing/usage/cost-by';
import { forecast } from '#lib/billing/usage/forecast';
import { keyNames, modelNames } from '#lib/billing/usage/names';
import { type PricedPeriod, pricedPeriods } from '#lib/billing/usage/priced-periods';
import { averagedDays, type ReadUsage, readUsage } from '#lib/billing/usage/read-usage';
import { baseFeeRow, dayRows, groupRows } from '#lib/billing/usage/report-rows';
import type { UsageReport } from '#lib/billing/usage/usage-answer';
import { UsageCustomerAsked, usageCustomer } from '#lib/billing/usage/usage-customer';
import { dayAt, dayMs, daysOf, monthsOf, UsageDays, usageRange, wholeMonth } from '#lib/billing/usage/usage-range';
import type { Ctx } from '#lib/context';
import { periodAt, periodSpan } from '#lib/period';

export const UsageReportInput = z.object({ ...UsageDays.shape, ...UsageCustomerAsked.shape });
export type UsageReportInput = z.infer<typeof UsageReportInput>;

/**
 * What a customer used on some days and what it costs, by day, model and key: each grouping adds up to the same.
 *
 * A month is priced as a whole, by the plan that holds in it, and a day costs what it added to the days of its month
 * before it. What came after its month was closed stands under the day it was used, and costs what it adds to the month
 * it is billed with.
 */
export async function usageReport(ctx: Ctx, { customer: asked, ...days }: UsageReportInput): Promise<UsageReport> {
  const customer = await usageCustomer(ctx, asked);
  const nowMs = Date.now();
  const range = usageRange(days, nowMs);
  const { currency } = await seller(ctx.db);
  const digits = minorDigits(currency);
  const read = await readUsage(ctx.db, customer.id, range, nowMs);
  const terms = { cells: read.cells, months: monthsOf(range), digits, nowMs };
  const periods = await pricedPeriods(ctx.db, customer, terms);

  const isAsked = ({ day }: { day: string }) => day >= range.from && day <= range.to;
  const cells = read.cells.filter(isAsked);
  const added = periods.flatMap((period) => period.added.filter(isAsked));
  const baseFees = periods
    .map(({ period, baseFeeMinor }) => ({ day: `${period}-01`, amountMinor: baseFeeMinor }))
    .filter((fee) => fee.amountMinor > 0n && isAsked(fee));
  const [modelOf, keyOf] = await Promise.all([
    modelNames(ctx, [...new Set([...cells, ...added].map(({ modelId }) => modelId))]),
    keyNames(ctx.db, [...new Set(cells.flatMap(({ keyId }) => keyId ?? []))]),
  ]);
  const baseFeeMinor = sumOf(baseFees);
  const month = wholeMonth(range);
  const period = periods.find((one) => one.period === month);
  return {
    firstDay: read.firstDay,
    from: range.from,
    to: range.to,
    currency,
    ...countsOf(cells),
    cost: formatMinor(sumOf(added) + baseFeeMinor, digits),
    billedLaterUnits: countsOf(cells.filter(({ day, period }) => !day.startsWith(period))).units,
    countedThrough: new Date(read.countedThroughMs).toISOString(),
    plan: period ? planOf(period, digits) : null,
    forecast: period && month === periodAt(nowMs) ? forecastOf(period, read, { digits, nowMs }) : null,
    days: dayRows(daysOf(range, nowMs), costByDay(cells, added), baseFees, digits),
    models: [
      ...(baseFeeMinor > 0n ? [{ model: null, ...baseFeeRow(baseFeeMinor, digits) }] : []),
      ...groupRows(costByModel(cells, added), digits, (id) => ({ model: modelOf(id) })),
    ],
    keys: [
      ...(baseFeeMinor > 0n ? [{ key: null, ...baseFeeRow(baseFeeMinor, digits) }] : []),
      ...groupRows(costByKey(cells, added), digits, (id) => ({ key: id === null ? null : keyOf(id) })),
    ],
    modelDays: cells.map((cell) => ({
      day: cell.day,
      modelId: cell.modelId,
      units: Number(cell.units + cell.cachedUnits),
    })),
  };
}

function planOf({ plan, cells }: PricedPeriod, digits: number) {
  const free = priceUsage(plan.prices, usageByModel(cells), digits).filter(({ kind }) => kind === 'free-units');
  const usedFreeUnits = Number(free.reduce((total, { quantity }) => total + quantity, 0n));
  return { id: plan.planId, name: plan.name, freeUnits: plan.prices.freeUnits, usedFreeUnits };
}

function forecastOf(
  { period, plan, cells, baseFeeMinor }: PricedPeriod,
  { cells: all, firstDay }: ReadUsage,
  { digits, nowMs }: { digits: number; nowMs: number },
): UsageReport['forecast'] {
  const todayMs = nowMs - (nowMs % dayMs);
  const fullDays = firstDay === null ? 0 : (todayMs - Date.parse(firstDay)) / dayMs;
  const days = Math.max(0, Math.min(averagedDays, fullDays));
  const [first, today] = [dayAt(todayMs - days * dayMs), dayAt(todayMs)];
  const recent = all.filter(({ day }) => day >= first && day < today);
  const prices = baseFeeMinor > 0n ? plan.prices : { ...plan.prices, baseFee: '0' };
  const leftMs = periodSpan(period).untilMs - nowMs;
  const expected = forecast({ prices, digits, used: cells, leftMs }, { usage: recent, days });
  return (
    expected && {
      units: Number(expected.units),
      cost: formatMinor(expected.costMinor, digits),
      unitsPerDay: Number(expected.unitsPerDay),
      averagedDays: expected.averagedDays,
    }
  );
}

const sumOf = (amounts: readonly { amountMinor: bigint }[]) =>
  amounts.reduce((total, { amountMinor }) => total + amountMinor, 0n);

function countsOf(cells: readonly UsageCell[]) {
  const sum = (of: (cell: UsageCell) => bigint) => Number(cells.reduce((total, cell) => total + of(cell), 0n));
  return {
    predictions: sum(({ predictions }) => BigInt(predictions)),
    units: sum(({ units, cachedUnits }) => units + cachedUnits),
    cachedUnits: sum(({ cachedUnits }) => cachedUnits),
  };
}
