import { expect, it } from 'vitest';
import { rocAuc } from '#lib/training/metrics';
import { claimsTable } from '../../../models/claims/claims-table.ts';
import { generateClaims } from '../../../models/claims/generate.ts';
import { heldOutRows, seed, trainingRows } from '../../../models/claims/make.ts';
import { fraudProbabilities, trainClaims } from '../../../models/claims/train.ts';
import { openShipped, probabilityOf } from './starter.ts';

const labelled = [...generateClaims(trainingRows + heldOutRows, seed)];
const { answer, starter } = await openShipped('claims');

it('answers held-out claims as the learner does, and ranks them as its card says', async () => {
  const training = labelled.slice(0, trainingRows);
  const heldOut = labelled.slice(trainingRows);
  const model = await trainClaims(
    claimsTable(training.map(({ claim }) => claim)),
    Int32Array.from(training, ({ isFraud }) => (isFraud ? 1 : 0)),
  );
  const claims = heldOut.map(({ claim }) => claim);
  const expected = fraudProbabilities(model, claimsTable(claims));
  const found = (await answer(claims)).map((one) => probabilityOf(one, 'fraud'));
  expect(Math.max(...found.map((p, row) => Math.abs(p - expected[row]!)))).toBeLessThan(1e-5);
  const area = rocAuc(
    heldOut.map(({ isFraud }) => (isFraud ? 1 : 0)),
    found,
  );
  expect(starter.manifest.card).toContain(`| ROC AUC | ${area.toFixed(3)} |`);
  expect(area).toBeGreaterThan(0.78);
  // It trains anew on 45,000 claims: five seconds on a free core, far more on a busy one.
}, 240_000);

it('takes a claim with every optional value left out, sent as null, or both', async () => {
  const optional = starter.manifest.features.filter((feature) => 'default' in feature).map(({ name }) => name);
  const full = starter.manifest.examples[3]!.input;
  const without = Object.fromEntries(Object.entries(full).filter(([name]) => !optional.includes(name)));
  const asNull = { ...full, ...Object.fromEntries(optional.map((name) => [name, null])) };
  const [left, sent] = await answer([without, asNull]);
  expect(optional.length).toBeGreaterThan(4);
  expect(left).toEqual(sent);
});
