import { expect, it } from 'vitest';
import { initialValues, rowOf } from '#components/playground/field-values.ts';
import { Manifest } from '#lib/registry/manifest';

const { features } = Manifest.parse({
  task: 'regression',
  features: [
    { name: 'member', type: 'boolean' },
    { name: 'insured', type: 'boolean', default: null },
    { name: 'since', type: 'date', default: null },
    { name: 'city', type: 'category', categories: ['Oslo'], open: true, default: null },
  ],
});
const sent = async (input: Record<string, string | boolean | null>) =>
  rowOf(features, await initialValues({ features, examples: [{ input }] })).row;

it('leaves out what an example has as null, so that it counts as missing', async () => {
  expect(await sent({ member: false, insured: null, since: null, city: null })).toEqual({ member: false });
});

it('sends dates and categories nobody listed as they were written', async () => {
  const row = { member: true, insured: false, since: '2015-01-25', city: 'Atlantis' };
  expect(await sent(row)).toEqual(row);
});
