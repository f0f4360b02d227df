import { isUtf8 } from 'node:buffer';
import type { CsvFormat } from '#lib/csv/csv-format';

/** A piece of a file as text in which delimiters can be looked for: a character for every `unitBytes` bytes. */
export type Window = {
  text: string;
  /** The field between two positions of `text`; null where its bytes are no text of the encoding. */
  decode(start: number, end: number): string | null;
};

export const unitBytesOf = (encoding: CsvFormat['encoding']) => (encoding === 'utf-16le' ? 2 : 1);

/** Opens a piece of a file. UTF-8 is looked through byte by byte, since no byte of a longer character is ASCII. */
export function openWindow(bytes: Buffer, encoding: CsvFormat['encoding']): Window {
  if (encoding === 'utf-16le') {
    const text = bytes.subarray(0, bytes.length & ~1).toString('utf16le');
    return { text, decode: (start, end) => text.slice(start, end).toWellFormed() };
  }
  const text = bytes.toString('latin1');
  if (encoding === 'windows-1252') return { text, decode: (start, end) => fromLatin1(text.slice(start, end)) };
  return {
    text,
    decode: (start, end) => {
      const field = bytes.toString('utf8', start, end);
      return field.includes('\uFFFD') && !isUtf8(bytes.subarray(start, end)) ? null : field;
    },
  };
}

const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/** Windows-1252 is Latin-1 but for 32 characters. */
const fromLatin1 = (text: string) => text.replace(/[\x80-\x9F]/g, (code) => windows1252[code.charCodeAt(0) - 0x80]!);
