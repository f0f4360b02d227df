import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isAppError } from '#lib/errors';
import { type ByteSource, sourceOfBlob, sourceOfBytes } from '#lib/registry/onnx/byte-source';
import { planServedGraph } from '#lib/registry/onnx/plan-served-graph';
import { readOnnxSummary } from '#lib/registry/onnx/read-onnx-summary';
import * as fixtures from '#tests/support/onnx-fixtures';
import { floats, type Graph, model, node, value } from '#tests/support/onnx-fixtures/graph-builder';

const read = (bytes: Uint8Array) => readOnnxSummary(sourceOfBytes(bytes));
const exportsFolder = new URL('../../../support/fixtures/', import.meta.url);
const realExports = readdirSync(exportsFolder)
  .filter((name) => name.endsWith('.onnx'))
  .map((name) => readFileSync(new URL(name, exportsFolder)));

describe('a graph is summarised', () => {
  test('with inputs, outputs, operators and imports', async () => {
    expect(await read(fixtures.namedColumns())).toEqual({
      irVersion: 8,
      opsets: [
        { domain: '', version: 17 },
        { domain: 'ai.onnx.ml', version: 3 },
      ],
      producer: 'bellwether-tests',
      inputs: [
        { name: 'age', kind: 'tensor', elementType: 'float32', shape: [null, 1] },
        { name: 'income', kind: 'tensor', elementType: 'float32', shape: [null, 1] },
        { name: 'city', kind: 'tensor', elementType: 'string', shape: [null, 1] },
      ],
      outputs: [
        { name: 'label', kind: 'tensor', elementType: 'int64', shape: [null], madeBy: ['ai.onnx.ml:LinearClassifier'] },
        {
          name: 'probabilities',
          kind: 'tensor',
          elementType: 'float32',
          shape: [null, 2],
          madeBy: ['Identity', 'ai.onnx.ml:LinearClassifier'],
        },
      ],
      operators: ['Concat', 'Identity', 'Reshape', 'ai.onnx.ml:LinearClassifier', 'ai.onnx.ml:OneHotEncoder'],
      classLabels: ['0', '1'],
      zipMaps: [],
      externalData: [],
    });
  });

  test('without counting initializers as inputs, as files before IR version 4 list them', async () => {
    const bytes = model({
      input: [value('X', 'float', ['N', 1]), value('weights', 'float', [1, 1])],
      output: [value('Y', 'float', ['N', 1])],
      initializer: [floats('weights', [1, 1], [2])],
      node: [node('MatMul', ['X', 'weights'], ['Y'])],
    });
    expect((await read(bytes)).inputs.map(({ name }) => name)).toEqual(['X']);
  });

  test('with class labels from wherever the exporter put them', async () => {
    expect((await read(fixtures.zipMapClassifier('strings'))).classLabels).toEqual(['ash', 'birch', 'cedar']);
    expect((await read(fixtures.zipMapClassifier('integers'))).classLabels).toEqual(['10', '20', '30']);
    expect((await read(fixtures.stringOutput())).classLabels).toEqual(['low', 'middle', 'high']);
    expect((await read(fixtures.classesInInitializer())).classLabels).toEqual(['no', 'yes']);
    expect((await read(fixtures.linearRegression())).classLabels).toBeUndefined();
  });

  test('the same from a File as from memory', async () => {
    const bytes = fixtures.zipMapClassifier();
    expect(await readOnnxSummary(sourceOfBlob(new Blob([new Uint8Array(bytes)])))).toEqual(await read(bytes));
  });

  test('without reading its weights', async () => {
    const bytes = model({
      input: [value('X', 'float', ['N', 1000])],
      output: [value('Y', 'float', ['N', 1000])],
      initializer: [floats('weights', [1000, 1000], new Array(1_000_000).fill(0.5))],
      node: [node('MatMul', ['X', 'weights'], ['Y'])],
    });
    let readBytes = 0;
    const counted: ByteSource = {
      sizeBytes: bytes.length,
      read: async (offset, length) => {
        const part = bytes.subarray(offset, offset + length);
        readBytes += part.length;
        return part;
      },
    };
    expect((await readOnnxSummary(counted)).outputs[0]!.name).toBe('Y');
    expect(bytes.length).toBeGreaterThan(4_000_000);
    expect(readBytes).toBeLessThan(200_000);
  });

  test.each([
    ['an initializer', fixtures.externalData('a.bin'), 'a.bin'],
    ['a constant in a branch', fixtures.hiddenExternalData('../b.bin'), '../b.bin'],
  ])('with the external data of %s', async (_, bytes, location) => {
    expect((await read(bytes)).externalData).toEqual([location]);
  });
});

describe('what is no ONNX file is refused with what it looks like', () => {
  const latin1 = (text: string) => Buffer.from(text, 'latin1');
  test.each<[string, Uint8Array, RegExp]>([
    ['nothing', latin1(''), /empty \(0 bytes\)/],
    ['a pickle', latin1('\x80\x04\x95\x10\0\0'), /Python pickle.*never opened[\s\S]*to_onnx/],
    ['a joblib file', latin1('\x78\x9c\x01\x02\x03'), /compressed joblib/],
    ['a zip', latin1('PK\x03\x04rest'), /zip archive/],
    ['a web page', latin1('\n<!DOCTYPE html><html></html>'), /web page/],
    ['safetensors', latin1('\x40\0\0\0\0\0\0\0{"__metadata__":{}'), /safetensors/],
    ['HDF5', latin1('\x89HDF\r\n\x1a\n'), /HDF5/],
    ['GGUF', latin1('GGUF\x03\0'), /GGUF/],
    ['a Git LFS pointer', latin1('version https://git-lfs.github.com/spec/v1\noid sha256:00'), /git lfs pull/],
    ['a pickle of protocol 0', latin1('ccopy_reg\n_reconstructor\np0\n'), /Python pickle[\s\S]*to_onnx/],
    ['a pickle of XGBoost', latin1('\x80\x04\x95\x10\0\0xgboost.sklearn'), /pickle of an XGBoost.*save_model/],
    ['a pickle of LightGBM', latin1('\x80\x04\x95\x10\0\0lightgbm.basic'), /pickle of a LightGBM.*save_model/],
    ['a joblib file in xz', latin1('\xfd7zXZ\0\0\x04'), /joblib[\s\S]*to_onnx/],
    [
      'old XGBoost',
      latin1(`${'\0'.repeat(136)}\x0f${'\0'.repeat(7)}binary:logistic\x06${'\0'.repeat(7)}gbtree`),
      /old binary/,
    ],
    ['a dump of XGBoost', latin1('booster[0]:\n0:[f0<1] yes=1'), /dump of XGBoost.*save_model/],
    ['a dump of LightGBM', latin1('{"name":"tree","version":"v4"'), /dump of LightGBM.*save_model/],
    ['a SavedModel', latin1('\x08\x01\x12\xc4\x37\nB\x12\x05serve'), /SavedModel.*tf2onnx/],
    ['a frozen graph', latin1('\n\x2a\n\x01x\x12\x0bPlaceholder'), /frozen graph.*tf2onnx/],
    ['JSON', latin1('{"task": "regression"}'), /JSON/],
    ['text', latin1('hello world'), /text file/],
    ['noise', latin1('\xff\xfe\xfd\xfc'), /not an ONNX file/],
  ])('%s', async (_, bytes, reason) => {
    await expect(read(bytes)).rejects.toThrow(reason);
  });
});

describe('a hostile or damaged file is refused', () => {
  test('cut short at any byte', async () => {
    const bytes = fixtures.zipMapClassifier();
    for (let length = 0; length < bytes.length; length++) {
      const error: unknown = await read(bytes.subarray(0, length)).then(
        () => 'read',
        (caught) => caught,
      );
      expect(isAppError(error), `cut to ${length} bytes: ${error}`).toBe(true);
    }
    await expect(read(bytes.subarray(0, 300))).rejects.toThrow(
      /cut short: it should have at least \d+ bytes and has 300/,
    );
  });

  test.each<[string, number[], RegExp]>([
    ['a number that does not end', [8, ...new Array(11).fill(0xff), 1], /does not end/],
    ['a length of 2^63', [8, 8, 0x3a, ...new Array(8).fill(0xff), 0x7f], /longer than what holds it|does not end/],
    ['a length below zero', [8, 8, 0x3a, ...new Array(9).fill(0xff), 1], /longer than what holds it/],
    ['a group', [8, 8, 0x3b], /does not begin a field/],
    ['no graph', [8, 8, 0x12, 1, 0x61], /no graph/],
    ['two graphs', [8, 8, 0x3a, 0, 0x3a, 0], /more than one graph/],
  ])('%s', async (_, bytes, reason) => {
    await expect(read(new Uint8Array(bytes))).rejects.toThrow(reason);
  });

  test('graphs nested a hundred deep', async () => {
    const nested = (depth: number): Graph => ({
      name: 'g',
      node: depth === 0 ? [] : [node('If', ['c'], ['y'], { then_branch: nested(depth - 1) })],
    });
    await expect(read(model(nested(100)))).rejects.toThrow(/nested more than 24 deep/);
    await expect(read(model(nested(20)))).resolves.toBeDefined();
  });

  test('with an AppError and nothing else, whatever bytes were changed', async () => {
    let state = 12_345;
    const random = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const originals = [...realExports, ...Object.values(fixtures.servedModels).map((make) => make())];
    let readable = 0;
    for (let round = 0; round < 400; round++) {
      const bytes = Uint8Array.from(originals[random(originals.length)]!);
      for (let change = random(6); change >= 0; change--) bytes[random(bytes.length)] = random(256);
      const mutated = round % 4 === 0 ? bytes.subarray(0, random(bytes.length)) : bytes;
      for (const attempt of [read, (file: Uint8Array) => planServedGraph(sourceOfBytes(file), { locale: 'C.UTF-8' })]) {
        const error: unknown = await attempt(mutated).then(
          () => undefined,
          (caught) => caught,
        );
        if (error === undefined) readable++;
        else expect(isAppError(error), `round ${round}: ${error}`).toBe(true);
      }
    }
    expect(readable).toBeGreaterThan(50);
  });
});
