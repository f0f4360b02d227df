import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A file with that content, until the test has finished; gives its path. */
export function csvFile(content: string | Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-csv-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'data.csv');
  writeFileSync(path, content);
  return path;
}

/** A table of that many rows as CSV: a function for every column, told the number of the row. */
export function tableOf(rows: number, columns: Record<string, (row: number) => string | number>): string {
  const lines = Array.from({ length: rows }, (_, row) =>
    Object.values(columns)
      .map((value) => value(row))
      .join(','),
  );
  return `${[Object.keys(columns).join(','), ...lines].join('\n')}\n`;
}
