import { getTableName } from 'drizzle-orm';
import type { Holding } from '#lib/privacy/holding';

/** What stands in an archive, in plain words: its first file. */
export function exportGuide(
  holdings: readonly Pick<Holding<never>, 'table' | 'holds' | 'withheld'>[],
  now: Date,
): string {
  const tables = holdings.map(({ table, holds, withheld = [] }) => {
    const without = withheld.length > 0 ? ` Without ${withheld.map(({ name }) => name).join(', ')}: secrets.` : '';
    return `${getTableName(table)}: ${holds}${without}`;
  });
  return [
    `All that is held here about you, or about the person you asked for, as of ${now.toISOString()}.`,
    'data/ has each table twice, as JSON and as CSV; tables without a row are left out.',
    'model_slug and version_number say which model an id means, as it is called now.',
    'files/ has the files that rows name, under their SHA-256.',
    '',
    ...tables,
    '',
  ].join('\n');
}
