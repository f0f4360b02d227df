import { describe, expect, it } from 'vitest';
import { targetOf } from '#lib/training/pipeline/target-of';
import { categoryColumn, numberColumn, tableOf, textColumn } from './tables.ts';

const labelsOf = (fields: string[]) => {
  const { task } = targetOf(tableOf(categoryColumn('y', fields)), 'y');
  return task.kind === 'classification' ? task.labels : null;
};

describe('the task', () => {
  it('is classification for categories, booleans and whole numbers of few values, else regression', () => {
    const kindOf = (column: Parameters<typeof tableOf>[0]) => targetOf(tableOf(column), 'y').task.kind;
    expect(kindOf(categoryColumn('y', ['a', 'b']))).toBe('classification');
    expect(kindOf(numberColumn('y', [0, 1, NaN], 'boolean'))).toBe('classification');
    expect(kindOf(numberColumn('y', [3, 4, 5, 3], 'integer'))).toBe('classification');
    expect(kindOf(numberColumn('y', [3, 4.5, 5, 3]))).toBe('regression');
    expect(
      kindOf(
        numberColumn(
          'y',
          Array.from({ length: 11 }, (_, value) => value),
          'integer',
        ),
      ),
    ).toBe('regression');
  });

  it('is what was asked for, where the column allows it', () => {
    const table = tableOf(numberColumn('y', [3, 4, 5, 3], 'integer'), categoryColumn('c', ['a', 'b', 'a', 'b']));
    expect(targetOf(table, 'y', 'regression').task).toEqual({ kind: 'regression', target: 'y' });
    expect(() => targetOf(table, 'c', 'regression')).toThrow('holds categories, which regression cannot predict');
  });
});

describe('labels', () => {
  it('are sorted, numbers by their size', () => {
    expect(labelsOf(['10', '9', '2'])).toEqual(['2', '9', '10']);
    expect(labelsOf(['c', 'a', 'b'])).toEqual(['a', 'b', 'c']);
  });

  it.each([
    [['Y', 'N', 'Y', 'Y'], 'Y'],
    [['good', 'bad', 'good'], 'bad'],
    [['positive', 'negative', 'positive', 'positive'], 'positive'],
    [['1', '2', '2', '2'], '2'],
    [['no', 'yes', 'yes'], 'yes'],
  ])('of two in %j put the positive one last', (fields, positive) => {
    expect(labelsOf(fields)?.[1]).toBe(positive);
  });

  it('say aloud which of two is the positive one', () => {
    expect(targetOf(tableOf(categoryColumn('y', ['Y', 'N'])), 'y').notes).toEqual([
      '"Y" counts as the positive class of "y".',
    ]);
  });
});

it('leaves out rows without a target, and says how many', () => {
  const { rows, target, notes } = targetOf(tableOf(categoryColumn('y', ['a', '', 'b', ''])), 'y');
  expect([...rows]).toEqual([0, 2]);
  expect(target).toEqual({ kind: 'classification', labels: Int32Array.of(0, -1, 1, -1), classCount: 2 });
  expect(notes[0]).toBe('2 rows without a value in "y" were left out.');
});

it.each([
  ['z', 'has no column "z"'],
  ['day', 'holds dates'],
  ['text', 'holds free text'],
  ['one', 'has one value only, "a"'],
  ['constant', 'has one value only, "7"'],
  ['empty', 'has no value in any row'],
  ['ids', 'more than 200 different values'],
])('refuses the column "%s" as a target with the reason: %s', (name, reason) => {
  const many = Array.from({ length: 300 }, (_, row) => `id ${row}`);
  const table = tableOf(
    numberColumn(
      'day',
      many.map((_, row) => row),
      'date',
    ),
    textColumn('text', many),
    categoryColumn(
      'one',
      many.map(() => 'a'),
    ),
    numberColumn(
      'constant',
      many.map(() => 7),
    ),
    numberColumn(
      'empty',
      many.map(() => NaN),
    ),
    categoryColumn('ids', many),
  );
  expect(() => targetOf(table, name)).toThrow(reason);
  if (name === 'constant') expect(() => targetOf(table, name, 'regression')).toThrow(reason);
});

describe('what no answer could say is refused before anything is learned', () => {
  it('numbers beyond float32', () => {
    const table = tableOf(numberColumn('y', [1, 2.5, 1e300]));
    expect(() => targetOf(table, 'y')).toThrow(
      '"y" has numbers beyond what a model can answer (3.4e38), such as 1e+300.',
    );
  });

  it('a class that JSON takes for the prototype of an object', () => {
    const table = tableOf(categoryColumn('y', ['a', '__proto__', 'a']));
    expect(() => targetOf(table, 'y')).toThrow('"y" has the class "__proto__"');
  });
});
