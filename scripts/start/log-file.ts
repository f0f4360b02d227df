import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const fullBytes = 20 * 1024 * 1024;

/** A log file that starts anew when it is full; the full one stays beside it as `….1`, once. */
export function openLogFile(file: string): { write: (line: string) => void; end: () => Promise<void> } {
  mkdirSync(dirname(file), { recursive: true });
  let sizeBytes = existsSync(file) ? statSync(file).size : 0;
  let stream = open(file);
  return {
    write: (line) => {
      if (sizeBytes > fullBytes) {
        stream.end();
        renameSync(file, `${file}.1`);
        stream = open(file);
        sizeBytes = 0;
      }
      sizeBytes += line.length + 1;
      stream.write(`${line}\n`);
    },
    end: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}

function open(file: string) {
  // A full disk must not stop the product; its log then has a gap.
  return createWriteStream(file, { flags: 'a', mode: 0o600 }).on('error', () => {});
}

/** Moves a file that something else writes out of the way when it is full. */
export function turnLogFile(file: string): void {
  if (existsSync(file) && statSync(file).size > fullBytes) renameSync(file, `${file}.1`);
}
