import { describe, expect, test } from 'vitest';
import { isAppError } from '#lib/errors';
import type { Codec } from '#lib/inference/compile-codec';
import type { ElementType } from '#lib/registry/onnx/element-type';
import { codecOf, decodeAll, decodeOne } from './codec-of.ts';

const dataOf = async (codec: Codec, row: unknown, name = 'x') => {
  const { data } = (await decodeOne(codec, row))[name]!;
  return Array.isArray(data) ? data : [...data];
};

/** The problems the codec finds in the row, as pointer and detail. */
const problemsOf = async (codec: Codec, row: unknown) => {
  const error: unknown = await decodeOne(codec, row).then(
    () => undefined,
    (refused: unknown) => refused,
  );
  if (!isAppError(error) || error.code !== 'invalid') throw new Error(`not refused: ${String(error)}`);
  return error.errors!.map(({ pointer, detail }) => `${pointer} ${detail}`);
};

const json = (text: string): unknown => JSON.parse(text);

describe('a number', () => {
  const codec = codecOf([{ name: 'x', type: 'number', min: -10, max: 1e39 }, 'float32']);

  test.each([
    ['{"x":1.5}', [1.5]],
    ['{"x":-0}', [-0]],
    ['{"x":1e-50}', [0]],
    ['{"x":3.4028234663852886e38}', [3.4028234663852886e38]],
  ])('%s is taken', async (row, data) => expect(await dataOf(codec, json(row))).toEqual(data));

  test.each([
    ['{}', '/inputs/0/x is missing'],
    ['{"x":null}', '/inputs/0/x must be a number, not null'],
    ['{"x":"1.5"}', '/inputs/0/x must be a number, not the text "1.5"'],
    ['{"x":true}', '/inputs/0/x must be a number, not true'],
    ['{"x":[1]}', '/inputs/0/x must be a number, not a list'],
    ['{"x":{"valueOf":1}}', '/inputs/0/x must be a number, not an object'],
    ['{"x":1e999}', '/inputs/0/x must be a finite number that fits the model'],
    ['{"x":-1e999}', '/inputs/0/x must be a finite number that fits the model'],
    ['{"x":3.5e38}', '/inputs/0/x must be a finite number that fits the model'],
    ['{"x":-11}', '/inputs/0/x must be between -10 and 1e+39, not -11'],
    ['{"x":1,"y":2}', '/inputs/0/y is not a feature of this model; its features are x'],
    ['{"x":1,"__proto__":{"x":2}}', '/inputs/0/__proto__ is not a feature of this model; its features are x'],
    ['{"x":1,"a/b~c":2}', '/inputs/0/a~1b~0c is not a feature of this model; its features are x'],
    ['{"toString":1}', '/inputs/0/x is missing'],
    ['null', '/inputs/0 must be an object of features, not null'],
    ['[1]', '/inputs/0 must be an object of features, not a list'],
    ['"x"', '/inputs/0 must be an object of features, not the text "x"'],
  ])('%s is refused at its place', async (row, problem) =>
    expect(await problemsOf(codec, json(row))).toContain(problem),
  );

  test('of float64 may be larger', async () => {
    expect(await dataOf(codecOf([{ name: 'x', type: 'number' }, 'float64']), { x: 1e300 })).toEqual([1e300]);
  });

  test('that is left out, or null, is its default; null feeds NaN', async () => {
    const withDefault = codecOf([{ name: 'x', type: 'number', default: 7 }, 'float32']);
    expect(await dataOf(withDefault, {})).toEqual([7]);
    expect(await problemsOf(withDefault, { x: null })).toEqual(['/inputs/0/x must be a number, not null']);
    const unknown = codecOf([{ name: 'x', type: 'number', default: null }, 'float32']);
    expect(await dataOf(unknown, {})).toEqual([Number.NaN]);
    expect(await dataOf(unknown, { x: null })).toEqual([Number.NaN]);
  });

  test('that is inherited and not the row’s own does not count as given', async () => {
    expect(await problemsOf(codecOf([{ name: 'toString', type: 'number' }, 'float32']), {})).toEqual([
      '/inputs/0/toString is missing',
    ]);
  });
});

describe('a whole number', () => {
  test.each<[ElementType, number, number]>([
    ['int8', -128, 127],
    ['uint8', 0, 255],
    ['int16', -32_768, 32_767],
    ['uint16', 0, 65_535],
    ['int32', -(2 ** 31), 2 ** 31 - 1],
    ['uint32', 0, 2 ** 32 - 1],
    ['int64', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    ['uint64', 0, Number.MAX_SAFE_INTEGER],
  ])('of %s holds %d to %d and is never wrapped round', async (elementType, lowest, highest) => {
    const codec = codecOf([{ name: 'x', type: 'integer' }, elementType]);
    expect((await dataOf(codec, { x: lowest })).map(Number)).toEqual([lowest]);
    expect((await dataOf(codec, { x: highest })).map(Number)).toEqual([highest]);
    for (const x of [lowest * 2 - 2, highest * 2 + 2, 0.5]) await problemsOf(codec, { x });
  });

  test('must be whole, also where the graph takes floats', async () => {
    const codec = codecOf([{ name: 'x', type: 'integer' }, 'float32']);
    expect(await dataOf(codec, { x: 3 })).toEqual([3]);
    expect(await problemsOf(codec, { x: 2.5 })).toEqual(['/inputs/0/x must be a whole number, not 2.5']);
  });
});

describe('a category', () => {
  const categories = ['red', '__proto__', ''];

  test('is itself to a graph of strings, its position to one of numbers', async () => {
    const feature = { name: 'x', type: 'category', categories } as const;
    expect(await dataOf(codecOf([feature, 'string']), { x: '__proto__' })).toEqual(['__proto__']);
    expect(await dataOf(codecOf([feature, 'int64']), { x: '__proto__' })).toEqual([1n]);
    expect(await dataOf(codecOf([feature, 'float32']), { x: '' })).toEqual([2]);
  });

  test.each([['green'], ['constructor'], ['Red'], [null], [0], ['\ud800']])('%j is out of range', async (x) => {
    const [problem] = await problemsOf(codecOf([{ name: 'x', type: 'category', categories }, 'string']), { x });
    expect(problem).toMatch(/^\/inputs\/0\/x must be one of "red", "__proto__", "", not /);
  });

  test('that is left out is its default; null is the empty text, or NaN', async () => {
    const unknown = { name: 'x', type: 'category', categories, default: null } as const;
    expect(await dataOf(codecOf([unknown, 'string']), {})).toEqual(['']);
    expect(await dataOf(codecOf([unknown, 'float32']), {})).toEqual([Number.NaN]);
    expect(await dataOf(codecOf([{ ...unknown, default: 'red' }, 'string']), {})).toEqual(['red']);
  });

  test('of an open list may be any text, and is fed as it is', async () => {
    const codec = codecOf([{ name: 'x', type: 'category', categories, open: true }, 'string']);
    for (const x of ['red', 'green', 'constructor', '東京']) expect(await dataOf(codec, { x })).toEqual([x]);
    expect(await problemsOf(codec, { x: 7 })).toEqual([
      '/inputs/0/x must be a text, such as "red", "__proto__", "", not 7',
    ]);
    expect(await problemsOf(codec, { x: 'a\0b' })).toEqual(['/inputs/0/x must not hold the character U+0000']);
    expect(await problemsOf(codec, { x: null })).toHaveLength(1);
  });

  test('of many names only some in the error', async () => {
    const many = Array.from({ length: 500 }, (_, index) => `c${index}`);
    const [problem] = await problemsOf(codecOf([{ name: 'x', type: 'category', categories: many }, 'string']), {
      x: '',
    });
    expect(problem).toContain('"c11" and 488 more');
  });
});

describe('a boolean', () => {
  test('is true or false and nothing like it', async () => {
    const codec = codecOf([{ name: 'x', type: 'boolean' }, 'bool']);
    expect([await dataOf(codec, { x: true }), await dataOf(codec, { x: false })]).toEqual([[1], [0]]);
    for (const x of [1, 0, 'true', null]) await problemsOf(codec, { x });
    expect(await dataOf(codecOf([{ name: 'x', type: 'boolean' }, 'string']), { x: true })).toEqual(['true']);
    expect(await dataOf(codecOf([{ name: 'x', type: 'boolean', default: true }, 'float32']), {})).toEqual([1]);
  });
});

describe('a boolean that may be missing', () => {
  const unknown = { name: 'x', type: 'boolean', default: null } as const;

  test('is NaN to a graph of numbers, the empty text to one of strings, left out or null', async () => {
    for (const row of [{}, { x: null }]) {
      expect(await dataOf(codecOf([unknown, 'float32']), row)).toEqual([Number.NaN]);
      expect(await dataOf(codecOf([unknown, 'string']), row)).toEqual(['']);
    }
    expect(await dataOf(codecOf([unknown, 'float32']), { x: true })).toEqual([1]);
  });
});

describe('a date', () => {
  const codec = codecOf([{ name: 'x', type: 'date', default: null }, 'float64']);

  test('becomes days since 1970, the time of day being the fraction', async () => {
    expect(await dataOf(codec, { x: '1970-01-02' })).toEqual([1]);
    expect(await dataOf(codec, { x: ' 1969-12-31T18:00:00Z ' })).toEqual([-0.25]);
    expect(await dataOf(codec, { x: '1970-01-01T12:00:00+12:00' })).toEqual([0]);
  });

  test('that is left out or null is NaN, where the owner allows it', async () => {
    expect(await dataOf(codec, {})).toEqual([Number.NaN]);
    expect(await dataOf(codec, { x: null })).toEqual([Number.NaN]);
    expect(await problemsOf(codecOf([{ name: 'x', type: 'date' }, 'float32']), {})).toEqual(['/inputs/0/x is missing']);
  });

  test.each([['2015-02-29'], ['25.01.2015'], ['yesterday'], [''], [16_460], [true]])(
    '%j is none, and the error says how to write one',
    async (x) => {
      const [problem] = await problemsOf(codec, { x });
      expect(problem).toMatch(/^\/inputs\/0\/x must be a date such as "2026-01-31" or "2026-01-31T10:00:00Z", not /);
    },
  );
});

describe('a text', () => {
  const codec = codecOf([{ name: 'x', type: 'text', maxLength: 100 }, 'string']);

  test('comes through as it is', async () => {
    for (const x of ['', 'a"b\\c', 'line\nline', '🙂é', '__proto__']) expect(await dataOf(codec, { x })).toEqual([x]);
  });

  test.each([
    ['\ud800', 'must be valid Unicode: it has half of a surrogate pair'],
    ['good\0bad', 'must not hold the character U+0000'],
    ['x'.repeat(101), 'must have at most 100 characters, this has 101'],
    [7, 'must be a text, not 7'],
    [null, 'must be a text, not null'],
  ])('%j would be read as another text and is refused', async (x, detail) => {
    expect(await problemsOf(codec, { x })).toEqual([`/inputs/0/x ${detail}`]);
  });

  test('that may be missing is empty, left out or null', async () => {
    const unknown = codecOf([{ name: 'x', type: 'text', default: null }, 'string']);
    for (const row of [{}, { x: null }]) expect(await dataOf(unknown, row)).toEqual(['']);
  });

  test('of 1 MB is refused in a short answer', async () => {
    const problems = await problemsOf(codec, { x: 'x'.repeat(1_000_000) });
    expect(problems.join('').length).toBeLessThan(200);
  });
});

test('all problems of a call are told at once, up to fifty', async () => {
  const codec = codecOf([{ name: 'x', type: 'number' }, 'float32'], [{ name: 'y', type: 'text' }, 'string']);
  expect(await problemsOf(codec, { x: 'a', y: 1 })).toHaveLength(2);
  const rows = Array.from({ length: 10_000 }, () => ({ x: 'a', y: 1 }));
  const error: unknown = await decodeAll(codec, rows).catch((refused: unknown) => refused);
  expect(isAppError(error) && error.errors).toHaveLength(50);
  expect(isAppError(error) && error.message).toContain('at least 49 more');
});

test('rows are laid out row by row, columns in the graph’s order', async () => {
  const codec = codecOf([{ name: 'x', type: 'number' }, 'float32'], [{ name: 'y', type: 'number' }, 'float32', [null]]);
  const tensors = await decodeAll(codec, [
    { y: 2, x: 1 },
    { x: 3, y: 4 },
  ]);
  expect(tensors.x).toEqual({ type: 'float32', dims: [2, 1], data: Float32Array.of(1, 3) });
  expect(tensors.y).toEqual({ type: 'float32', dims: [2], data: Float32Array.of(2, 4) });
});
