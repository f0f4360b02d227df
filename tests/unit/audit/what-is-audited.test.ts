import { expect, test } from 'vitest';
import { billingActions } from '#lib/audit/billing-actions';
import { isAudited } from '#lib/http/operation';
import { operations } from '#lib/http/operations/all';

/** What is not done by an operation, but by the platform. */
const byItself = ['applyPlanChange', 'handleStripeEvent'];

test('every operation that may change something is audited, or says why not', () => {
  const changing = operations.filter(({ about }) => about.method !== 'GET');
  const unaudited = changing.filter(({ about }) => !isAudited(about));
  for (const { about } of unaudited) expect(about.unaudited, about.id).toMatch(/\w+ \w+/);
  const recordedElsewhere = operations.filter(({ about }) => 'recordsItself' in about);
  expect(recordedElsewhere.map(({ about }) => about.id)).toEqual(['eraseSubject']);
  expect(unaudited.map(({ about }) => about.id).sort()).toEqual(
    [
      ...['predict', 'invokeModel', 'predictStream', 'oipInfer', 'oipInferOfVersion', 'oipListRepository'],
      'signInProgram',
    ].sort(),
  );
});

test('finance reads of the audit log what is about billing, and nothing else', () => {
  const tags = ['Usage', 'Plans and quotas', 'Invoices', 'Finance'];
  const ids = operations
    .filter(({ about }) => tags.includes(about.tag) && isAudited(about))
    .map(({ about }) => about.id);
  expect([...billingActions].sort()).toEqual([...ids, ...byItself].sort());
});
