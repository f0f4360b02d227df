import { type CsvStart, readCsvStart } from '#components/datasets/read-csv-start.ts';

/** The beginning of a file to be scored: a table, or JSON lines. */
export type InputStart = CsvStart & { format: 'csv' | 'jsonl' };

const startBytes = 256 * 1024;
const shownRows = 5;

/** Reads the beginning of a CSV or JSON lines file in the browser, told apart by how it begins. */
export async function readInputStart(file: File): Promise<InputStart> {
  const text = await file.slice(0, startBytes).text();
  if (!text.trimStart().startsWith('{')) return { format: 'csv', ...(await readCsvStart(file)) };
  const lines = text.split('\n');
  // The last may be cut off.
  const whole = file.size <= startBytes ? lines : lines.slice(0, -1);
  const objects: Record<string, unknown>[] = [];
  for (const [i, line] of whole.entries()) {
    if (line.trim() === '') continue;
    const value = parsed(line);
    if (value === null) return { format: 'jsonl', header: [], rows: [], notes: [], problem: notAnObject(i + 1) };
    objects.push(value);
    if (objects.length === shownRows) break;
  }
  const header = [...new Set(objects.flatMap((one) => Object.keys(one)))];
  const rows = objects.map((one) => header.map((name) => fieldText(one[name])));
  const problem = objects.length === 0 ? 'The first line is longer than 256 kB. Is this a JSON lines file?' : null;
  return { format: 'jsonl', header, rows, notes: [], problem };
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

const notAnObject = (line: number) =>
  `Line ${line} is not a JSON object. JSON lines have one object on every line, such as {"age": 42}.`;

function fieldText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
