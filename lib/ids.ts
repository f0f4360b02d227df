import { randomFillSync } from 'node:crypto';

const prefixes = {
  user: 'usr',
  key: 'key',
  model: 'mdl',
  version: 'ver',
  aliasChange: 'alc',
  prediction: 'pred',
  failedCall: 'fail',
  request: 'req',
  dataset: 'ds',
  datasetVersion: 'dsv',
  experiment: 'exp',
  run: 'run',
  batchJob: 'job',
  schedule: 'sch',
  scheduleFiring: 'fire',
  webhookEndpoint: 'whk',
  webhookMessage: 'msg',
  quota: 'quo',
  invoice: 'inv',
  invoiceLine: 'line',
  credit: 'cr',
  reconciliation: 'rec',
  auditEntry: 'aud',
  session: 'ses',
  mailMessage: 'mail',
  oneTimeLink: 'lnk',
  consent: 'con',
  personalExport: 'pex',
  erasure: 'ers',
} as const;
export type IdKind = keyof typeof prefixes;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const random = new Uint8Array(10 * 512);
let used = random.length;
/** Two digits for each ten bits. */
const pairs = Array.from({ length: 1024 }, (_, bits) => alphabet[bits >> 5]! + alphabet[bits & 31]!);
/** Many ids are made in the same millisecond. */
let lastMs = -1;
let lastDigits = '';

/**
 * A new id such as `pred_01kcx3…`: 10 characters of milliseconds, then 16 random ones (80 bits), in Crockford's
 * base 32, so that ids sort by time and new rows land at the right edge of their index.
 */
export function newId(kind: IdKind, now = Date.now()): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  if (now !== lastMs) {
    lastMs = now;
    lastDigits = timeDigits(now);
  }
  return `${prefixes[kind]}_${lastDigits}${eightDigits()}${eightDigits()}`;
}

/** The lowest id of that kind there can be from that moment on: ids of a span of time lie between two of these. */
export function firstIdAt(kind: IdKind, ms: number): string {
  return `${prefixes[kind]}_${timeDigits(ms)}${alphabet[0]!.repeat(16)}`;
}

/** What ids of these kinds look like. */
export function idForm(...kinds: IdKind[]): RegExp {
  return new RegExp(`^(${kinds.map((kind) => prefixes[kind]).join('|')})_\\w{26}$`);
}

/** When the id was made, in milliseconds since 1970. */
export function idTimeMs(id: string): number {
  const start = id.indexOf('_') + 1;
  let ms = 0;
  for (const digit of id.slice(start, start + 10)) ms = ms * 32 + alphabet.indexOf(digit);
  return ms;
}

/** Five random bytes. */
function eightDigits(): string {
  const [a, b, c, d, e] = [random[used]!, random[used + 1]!, random[used + 2]!, random[used + 3]!, random[used + 4]!];
  used += 5;
  return (
    pairs[(a << 2) | (b >> 6)]! +
    pairs[((b & 63) << 4) | (c >> 4)]! +
    pairs[((c & 15) << 6) | (d >> 2)]! +
    pairs[((d & 3) << 8) | e]!
  );
}

/** Ten digits reach to the year 37,648. */
function timeDigits(ms: number): string {
  let time = '';
  for (let rest = ms, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = alphabet[rest % 32] + time;
  return time;
}
