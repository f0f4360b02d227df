import { AppError } from '#lib/errors';

const byName = new Map<string, 'csv' | 'jsonl'>([
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
]);

/**
 * Whether a file is CSV or JSON lines: by its name, else by what it begins with. Throws AppError('invalid') for an
 * empty file, and for one JSON document, which is not read row by row.
 */
export function findInputFormat(fileName: string, head: Buffer): 'csv' | 'jsonl' {
  const begin = head.toString('utf8').replace('\uFEFF', '').trimStart();
  if (begin === '') throw new AppError('invalid', 'The file is empty: it has no rows.');
  const format = byName.get(fileName.split('.').at(-1)!.toLowerCase()) ?? (/^[{[]/.test(begin) ? 'jsonl' : 'csv');
  if (format === 'jsonl' && begin.startsWith('[')) {
    throw new AppError(
      'invalid',
      'This is one JSON list. Write JSON lines: one object a line, without brackets around.',
    );
  }
  return format;
}
