import { expect, test } from 'vitest';
import { giveConsent } from '#lib/privacy/consents/give-consent';
import { listConsents } from '#lib/privacy/consents/list-consents';
import { purposes } from '#lib/privacy/consents/purposes';
import { withdrawConsent } from '#lib/privacy/consents/withdraw-consent';
import { ctxOf, makePerson } from '#tests/integration/auth/people';

test('a consent notes purpose, wording and when; given again it is one, withdrawn it stays on record', async () => {
  const { ctx } = await makePerson();
  const { wording } = purposes['product-news'];
  const wish = { purpose: 'product-news', wording } as const;
  const [first, again] = await Promise.all([giveConsent(ctx, wish), giveConsent(ctx, wish)]);
  expect(again.id).toBe(first.id);
  await withdrawConsent(ctx, wish);
  expect(await listConsents(ctx)).toMatchObject([{ id: first.id, wording, withdrawnAt: expect.any(String) }]);
  await giveConsent(ctx, wish);
  expect(await listConsents(ctx)).toHaveLength(2);
  await expect(giveConsent(ctx, { ...wish, wording: '2020-01-01' })).rejects.toMatchObject({ code: 'conflict' });
  await expect(giveConsent(ctxOf({ kind: 'anonymous' }), wish)).rejects.toMatchObject({ code: 'unauthenticated' });
});
