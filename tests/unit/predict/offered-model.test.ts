import { expect, it } from 'vitest';
import { chosenByItself, type OfferedModel, offerModels } from '#components/predict/offered-model.ts';

const model = (slug: string, takes: OfferedModel['takes']): OfferedModel => ({
  slug,
  name: slug,
  description: '',
  task: null,
  owner: 'Ada',
  isShared: false,
  takes,
  keepsInputs: true,
  version: 1,
  isProduction: true,
});
const models = [model('zebra', 'image'), model('apple', 'image'), model('iris', 'row'), model('mood', 'text')];
const slugs = (offered: readonly OfferedModel[]) => offered.map(({ slug }) => slug);

it('offers those that take it, the ones asked last first, the others by name', () => {
  expect(slugs(offerModels(models, ['image'], []))).toEqual(['apple', 'zebra']);
  expect(slugs(offerModels(models, ['image'], ['mood', 'zebra']))).toEqual(['zebra', 'apple']);
  expect(slugs(offerModels(models, ['row', 'text'], []))).toEqual(['iris', 'mood']);
  expect(slugs(offerModels(models, null, ['iris']))).toEqual(['iris', 'apple', 'mood', 'zebra']);
});

it('chooses the wished one where it takes it, and one that is alone', () => {
  const pictures = offerModels(models, ['image'], []);
  expect(chosenByItself(pictures, 'zebra')?.slug).toBe('zebra');
  expect(chosenByItself(pictures, 'iris')).toBeNull();
  expect(chosenByItself(offerModels(models, ['text'], []), 'iris')?.slug).toBe('mood');
});
