import type { DayUsage, KeyUsage, ModelUsageRow, Usage } from '#lib/billing/usage/usage-answer';
import { spreadsheetText } from '#lib/csv/spreadsheet-text';
import { csvLine } from '#lib/csv/write-csv';

const amounts = ['kind', 'predictions', 'units', 'cachedUnits', 'cost', 'currency'];
const names = { day: ['day'], model: ['model', 'modelId'], key: ['key', 'keyHint', 'keyId'] };

/** The rows of usage as CSV with a line of names; what people called things is no formula of a spreadsheet. */
export function usageCsv({ by, data, currency }: Usage): string {
  const lines = data.map((row) => [
    ...namesOf(row),
    row.kind,
    String(row.predictions),
    String(row.units),
    String(row.cachedUnits),
    row.cost,
    currency,
  ]);
  return [[...names[by], ...amounts], ...lines].map((line) => csvLine(line)).join('');
}

function namesOf(row: DayUsage | ModelUsageRow | KeyUsage): string[] {
  if ('day' in row) return [row.day];
  if ('model' in row) return [spreadsheetText(row.model?.slug ?? ''), row.model?.id ?? ''];
  return [spreadsheetText(row.key?.name ?? ''), row.key?.hint ?? '', row.key?.id ?? ''];
}
