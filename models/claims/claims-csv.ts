import type { LabelledClaim } from './generate.ts';

/** The claims as the lines of a CSV file, the header first: missing values are empty, the column `fraud` is the truth. */
export function* claimsCsv(claims: Iterable<LabelledClaim>): Generator<string> {
  let isFirst = true;
  for (const { claim, isFraud } of claims) {
    if (isFirst) yield `${[...Object.keys(claim), 'fraud'].join(',')}\n`;
    isFirst = false;
    yield `${[...Object.values(claim).map((value) => value ?? ''), isFraud ? 'yes' : 'no'].join(',')}\n`;
  }
}
