import { isUtf8 } from 'node:buffer';

/** A row as a line of JSON has it, or why it cannot be read. */
export type JsonLine = { text: string; value: unknown; problem: string | null };

/** What stands in line `number`, counted from 1; null where it is blank. */
export function readJsonLine(bytes: Buffer, number: number): JsonLine | null {
  const text = (number === 1 ? withoutMark(bytes) : bytes).toString('utf8').trim();
  if (text === '') return null;
  const unreadable = (problem: string) => ({ text: JSON.stringify(text), value: null, problem });
  if (text.includes('\uFFFD') && !isUtf8(bytes)) return unreadable(`Line ${number} is not UTF-8 text.`);
  try {
    return { text, value: JSON.parse(text), problem: null };
  } catch {
    return unreadable(`Line ${number} is not valid JSON.`);
  }
}

const withoutMark = (bytes: Buffer) =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
