/** What the address of the page of usage says: days of UTC, `to` included, and what its table lists. */
export type UsageQuery = {
  from?: string | undefined;
  to?: string | undefined;
  by?: 'day' | 'model' | 'key' | undefined;
};

export const usageAddress = (query: UsageQuery) => withQuery('/usage', query);

export const usageCsvAddress = (query: UsageQuery) => withQuery('/api/v1/usage.csv', query);

/** Where the predictions are listed that a row is made of. */
export const predictionsAddress = (row: { from: string; to: string; model?: string; key?: string }) =>
  withQuery('/history', row);

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const entries = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`;
}
