import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { claimsCsv } from '../models/claims/claims-csv.ts';
import { generateClaims } from '../models/claims/generate.ts';
import { CommandError } from './client/connect.ts';
import { runCommand } from './client/run-command.ts';

const usage = `npm run data:claims -- --rows 100000 --seed 7

  --rows number         how many claims; 100000 unless said
  --seed number         the same seed makes the same claims; 7 unless said
  --out file.csv        where to write them; claims.csv unless said, - for the standard output`;

const options = {
  rows: { type: 'string', default: '100000' },
  seed: { type: 'string', default: '7' },
  out: { type: 'string', default: 'claims.csv' },
  help: { type: 'boolean', short: 'h' },
} as const;

await runCommand(async () => {
  const { help, rows, seed, out } = readArguments();
  if (help) return console.log(usage);
  const target = out === '-' ? process.stdout : createWriteStream(out);
  await pipeline(Readable.from(inChunks(claimsCsv(generateClaims(rows, seed)))), target, { end: out !== '-' });
  if (out !== '-') console.log(`Wrote ${rows.toLocaleString('en')} claims to ${out}; the column "fraud" is the truth.`);
});

/** Lines in pieces of about 64 KB: a piece for every line would take most of the time. */
function* inChunks(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

function readArguments() {
  try {
    const { values } = parseArgs({ options, allowPositionals: false });
    return { ...values, rows: wholeNumber('rows', values.rows), seed: wholeNumber('seed', values.seed) };
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a whole number, not "${text}".`);
  return Number(text);
}
