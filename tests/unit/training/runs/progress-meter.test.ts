import { expect, test } from 'vitest';
import { progressMeter } from '#lib/training/train/progress-meter';
import type { Told } from '#lib/training/train/training-process';

function told(of: (meter: ReturnType<typeof progressMeter>) => void): Told[] {
  const all: Told[] = [];
  of(progressMeter(['reading', 'preparing', 'learning', 'evaluating', 'exporting'], (message) => all.push(message)));
  return all;
}

const fractions = (all: Told[]) =>
  all.flatMap((message) => (message.kind === 'progress' ? [message.progress.fraction] : []));

test('what is done never gets less, and is never more than all', () => {
  const all = told((meter) => {
    for (const phase of ['reading', 'preparing', 'learning', 'evaluating', 'exporting'] as const) {
      meter.enter(phase);
      meter.done(0.5);
      meter.done(1);
    }
    meter.finish();
  });
  const found = fractions(all);
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expect(found.at(-1)).toBeCloseTo(1, 10);
});

test('the pieces of the curve are the whole curve of the last fit, and nothing of the folds before', () => {
  const rounds = 100;
  const all = told((meter) => {
    meter.enter('learning');
    for (let piece = 0; piece < 3; piece++) {
      for (let round = 1; round <= rounds; round++) {
        const losses = { trainLoss: 1 / round, validationLoss: null };
        meter.round({ round, rounds, ...losses }, { loss: 'log-loss', piece, pieces: 3 });
      }
    }
    meter.finish();
  });
  const curve = all.flatMap((message) => (message.kind === 'curve' ? message.curve.rounds : []));
  expect(curve.map(({ round }) => round)).toEqual(Array.from({ length: rounds }, (_, i) => i + 1));
});

test('rounds by the thousand are told as a few messages', () => {
  const all = told((meter) => {
    meter.enter('learning');
    for (let round = 1; round <= 5_000; round++) {
      const losses = { trainLoss: null, validationLoss: null };
      meter.round({ round, rounds: 5_000, ...losses }, { loss: 'rmse', piece: 0, pieces: 1 });
    }
    meter.finish();
  });
  expect(all.length).toBeLessThan(50);
});

test('a loss that ran away leaves a gap in the curve, and not a number that cannot be written', () => {
  const all = told((meter) => {
    meter.enter('learning');
    const losses = { trainLoss: NaN, validationLoss: Infinity };
    meter.round({ round: 1, rounds: 1, ...losses }, { loss: 'rmse', piece: 0, pieces: 1 });
    meter.finish();
  });
  const curve = all.flatMap((message) => (message.kind === 'curve' ? message.curve.rounds : []));
  expect(curve).toEqual([{ round: 1, train: null, validation: null }]);
});
