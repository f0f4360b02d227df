import { describe, expect, test } from 'vitest';
import { type CorrectableLine, Correction, correctionLines } from '#lib/billing/invoices/correction-lines';

const line = (more: Partial<CorrectableLine> = {}): CorrectableLine => ({
  ...{ id: 'line_a', kind: 'units', description: 'iris, units 1 to 3', modelId: 'mdl_a', tier: 1 },
  ...{ quantity: 3n, unitPrice: '0.0033333333', amountMinor: 1n, creditedMinor: 0n },
  ...more,
});
const hundred = line({ quantity: 100n, unitPrice: '0.0150000000', amountMinor: 150n });
const at = (pointer: string) => expect.objectContaining({ errors: [expect.objectContaining({ pointer })] });

describe('taken back', () => {
  test('are units at the price of their line, rounded as it was', () => {
    const [correction] = correctionLines('EUR', [hundred], [{ lineId: 'line_a', quantity: 33 }]);
    expect(correction).toMatchObject({
      quantity: 33n,
      unitPrice: '-0.0150000000',
      amountMinor: -50n,
      modelId: 'mdl_a',
    });
  });

  test('is all of a line by its whole quantity, to the last of the currency', () => {
    const [correction] = correctionLines('EUR', [line()], [{ lineId: 'line_a', quantity: 3 }]);
    expect(correction!.amountMinor).toBe(-1n);
  });

  test('is an amount, as one', () => {
    const [correction] = correctionLines('EUR', [hundred], [{ lineId: 'line_a', amount: '1.5' }]);
    expect(correction).toMatchObject({ quantity: 1n, unitPrice: '-1.50', amountMinor: -150n });
    expect(correction!.description).toBe('Correction of: iris, units 1 to 3');
  });

  test('is no more than is left', () => {
    const lines = [{ ...hundred, creditedMinor: 100n }];
    expect(correctionLines('EUR', lines, [{ lineId: 'line_a', amount: '0.50' }])).toHaveLength(1);
    expect(() => correctionLines('EUR', lines, [{ lineId: 'line_a', amount: '0.51' }])).toThrow(at('/lines/0/amount'));
    expect(() => correctionLines('EUR', lines, [{ lineId: 'line_a', quantity: 34 }])).toThrow(at('/lines/0/quantity'));
  });
});

test.each([
  [
    'a line twice',
    [
      { lineId: 'line_a', amount: '0.10' },
      { lineId: 'line_a', amount: '0.10' },
    ],
    '/lines/1/lineId',
  ],
  ['units that come to nothing', [{ lineId: 'line_b', quantity: 1 }], '/lines/0/quantity'],
  ['a line of credit', [{ lineId: 'line_c', amount: '0.10' }], '/lines/0/lineId'],
  ['a line that takes off', [{ lineId: 'line_d', amount: '0.10' }], '/lines/0/lineId'],
  ['a fraction of the smallest coin', [{ lineId: 'line_a', amount: '0.005' }], '/lines/0/amount'],
])('%s is refused at its place', (_, wishes, pointer) => {
  const lines = [
    hundred,
    line({ id: 'line_b' }),
    line({ id: 'line_c', kind: 'credit', amountMinor: -100n }),
    line({ id: 'line_d', kind: 'adjustment', amountMinor: -100n }),
  ];
  expect(() => correctionLines('EUR', lines, wishes)).toThrow(at(pointer));
});

test.each([
  [{ lineId: 'line_a' }],
  [{ lineId: 'line_a', amount: '1', quantity: 1 }],
  [{ lineId: 'line_a', quantity: 0 }],
  [{ lineId: 'line_a', quantity: 0.5 }],
  [{ lineId: 'line_a', amount: '1.000001' }],
])('%j says neither an amount nor a number of units', (wish) => {
  expect(Correction.safeParse(wish).success).toBe(false);
});
