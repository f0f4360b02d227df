import { type SQL, sql } from 'drizzle-orm';
import { cursorLike } from '#lib/page-cursor';

/** Where a page of customers ended that is sorted by a number, the highest first: the number and the id. */
export const RankCursor = cursorLike(/^-?\d{1,30}_usr_\w{26}$/);

export const rankCursor = (rank: bigint | number | string, userId: string): string => `${rank}_${userId}`;

/** What comes after the cursor, where `rank` and `id` are the columns sorted by, both downwards. */
export function afterRank(cursor: string | undefined, rank: SQL, id: SQL): SQL {
  if (cursor === undefined) return sql`true`;
  const end = cursor.indexOf('_');
  return sql`(${rank}, ${id}) < (${cursor.slice(0, end)}::numeric, ${cursor.slice(end + 1)})`;
}
