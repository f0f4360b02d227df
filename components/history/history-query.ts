import { z } from 'zod';

const Day = z.iso.date();

/** What the address of the history says: which of one's predictions, from which page on. */
export const HistoryQuery = z.object({
  /** Its slug; or its id, which a deleted one shares with no other. */
  model: z.string().max(63).optional().catch(undefined),
  key: z
    .string()
    .regex(/^(key_\w{26}|none)$/)
    .optional()
    .catch(undefined),
  /** The first and the last day, in UTC. */
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
  files: z.literal('true').optional().catch(undefined),
  /** Part of a file's name. */
  q: z.string().min(1).max(100).optional().catch(undefined),
  cursor: z
    .string()
    .regex(/^pred_\w{26}$/)
    .optional()
    .catch(undefined),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;

const dayMs = 24 * 3600 * 1000;

/** The same as the list of predictions is asked; a day that ends before it begins is left open. */
export function listed({ model, key, from, to, files, q, cursor }: HistoryQuery) {
  const since = from && `${from}T00:00:00Z`;
  const until = to && new Date(Date.parse(to) + dayMs).toISOString();
  const isOrdered = !since || !until || Date.parse(since) < Date.parse(until);
  return {
    mine: true,
    ...(model && { model }),
    ...(key && { key }),
    ...(since && { since }),
    ...(until && isOrdered && { until }),
    ...(files && { hasFile: true }),
    ...(q && { q }),
    ...(cursor && { cursor }),
  };
}

export function historyAddress(query: HistoryQuery): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return entries.length === 0 ? '/history' : `/history?${new URLSearchParams(Object.fromEntries(entries))}`;
}
