import { describe, expect, test } from 'vitest';
import { InferRequest, inputTensors } from '#lib/oip/infer-request';

const tensor = (more: object) => ({ name: 'x', datatype: 'UINT8', shape: [2], ...more });
const binary = (sizeBytes: unknown, more: object = {}) =>
  tensor({ parameters: { binary_data_size: sizeBytes }, ...more });
const split = (inputs: object[], bytes: number[]) =>
  inputTensors(InferRequest.parse({ inputs }), Uint8Array.from(bytes)).map(({ content }) => content);

describe('binary tensors', () => {
  test('get their parts of the body in the order they are listed, between tensors in JSON', () => {
    const inputs = [binary(2), tensor({ name: 'y', data: [1, 2] }), binary(0, { name: 'e' }), binary(3, { name: 'z' })];
    expect(split(inputs, [1, 2, 3, 4, 5])).toEqual([
      { bytes: Uint8Array.of(1, 2) },
      { data: [1, 2] },
      { bytes: Uint8Array.of() },
      { bytes: Uint8Array.of(3, 4, 5) },
    ]);
  });

  test('may have data that is null, as clients send where there are no bytes', () => {
    expect(split([binary(0, { data: null })], [])).toEqual([{ bytes: Uint8Array.of() }]);
  });

  test.each<[string, object[], number[], string]>([
    ['longer than the body', [binary(3)], [1, 2], 'says it has 3 bytes, but of the body 2 are left'],
    ['huge', [binary(2 ** 52)], [1, 2], 'says it has 4503599627370496 bytes, but of the body 2 are left'],
    [
      'shorter than the body',
      [binary(1)],
      [1, 2],
      'has 2 bytes after its JSON, but its inputs say they have 1 together',
    ],
    [
      'that overlap',
      [binary(2), binary(2, { name: 'y' })],
      [1, 2, 3],
      '"y" says it has 2 bytes, but of the body 1 are left',
    ],
    ['beside data', [binary(2, { data: [1, 2] })], [1, 2], 'has both "data" and the parameter "binary_data_size"'],
    ['of nobody', [tensor({ data: [1, 2] })], [1], 'has 1 bytes after its JSON, but its inputs say they have 0'],
  ])('%s are refused', (_, inputs, bytes, detail) => expect(() => split(inputs, bytes)).toThrow(detail));

  test.each([-1, 1.5, '2', null, 2 ** 60])('of %j bytes are refused', (size) => {
    expect(InferRequest.safeParse({ inputs: [binary(size)] }).success).toBe(false);
  });
});

test('a tensor without data and without bytes is refused', () => {
  expect(() => split([tensor({})], [])).toThrow('has neither "data" nor the parameter "binary_data_size"');
});

describe('a request', () => {
  const parses = (request: unknown) => InferRequest.safeParse(request).success;
  const inputs = [tensor({ data: [1, 2] })];

  test('may say more than is read: a model’s name, a timeout, a priority', () => {
    const parameters = { priority: 1, timeout: 5, custom: { deep: [1] } };
    expect(parses({ id: '', model_name: 'm', parameters, inputs, outputs: [{ name: 'y', parameters: {} }] })).toBe(
      true,
    );
  });

  test.each<[string, unknown]>([
    ['no object', []],
    ['null', null],
    ['without inputs', {}],
    ['with no input', { inputs: [] }],
    ['with inputs by name', { inputs: { x: [1] } }],
    ['with a number as its id', { id: 1, inputs }],
    ['with an unknown datatype', { inputs: [tensor({ datatype: 'FP8', data: [1, 2] })] }],
    ['with a negative dimension', { inputs: [tensor({ shape: [-1], data: [] })] }],
    ['with a fraction of a dimension', { inputs: [tensor({ shape: [1.5], data: [] })] }],
    ['with a dimension beyond all numbers', { inputs: [tensor({ shape: [1e300], data: [] })] }],
    ['with a thousand dimensions', { inputs: [tensor({ shape: new Array(1000).fill(1), data: [1] })] }],
    ['for a part of a sequence', { inputs, parameters: { sequence_id: 7, sequence_start: true } }],
    ['with shared memory', { inputs: [tensor({ parameters: { shared_memory_region: 'r' } })] }],
    ['for an output in shared memory', { inputs, outputs: [{ name: 'y', parameters: { shared_memory_region: 'r' } }] }],
    ['for no class', { inputs, outputs: [{ name: 'y', parameters: { classification: 0 } }] }],
    ['for binary as a text', { inputs, outputs: [{ name: 'y', parameters: { binary_data: 'yes' } }] }],
  ])('%s is refused', (_, request) => expect(parses(request)).toBe(false));
});
