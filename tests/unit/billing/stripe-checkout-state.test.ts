import { expect, test } from 'vitest';
import { checkoutStates, laterState, stateToldBy } from '#lib/billing/stripe/checkout-state';

test('the state of what was told does not depend on its order, or on hearing it twice', () => {
  for (const a of checkoutStates) {
    expect(laterState(a, a)).toBe(a);
    for (const b of checkoutStates) {
      expect(laterState(a, b)).toBe(laterState(b, a));
      for (const c of checkoutStates) expect(laterState(laterState(a, b), c)).toBe(laterState(a, laterState(b, c)));
    }
  }
});

test('paid outlasts everything: money that came is never forgotten', () => {
  for (const state of checkoutStates) expect(laterState(state, 'paid')).toBe('paid');
});

test.each([
  ['checkout.session.completed', 'paid', 'paid'],
  ['checkout.session.completed', 'unpaid', 'open'],
  ['checkout.session.async_payment_succeeded', 'paid', 'paid'],
  ['checkout.session.async_payment_failed', 'unpaid', 'expired'],
  ['checkout.session.expired', 'unpaid', 'expired'],
  ['invoice.paid', 'paid', null],
])('%s of a page that is %s says %s', (type, paymentStatus, state) => {
  expect(stateToldBy(type, paymentStatus)).toBe(state);
});
