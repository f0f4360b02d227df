import { describe, expect, test } from 'vitest';
import { sourceOfBytes } from '#lib/registry/onnx/byte-source';
import { planServedGraph } from '#lib/registry/onnx/plan-served-graph';
import { readOnnxSummary } from '#lib/registry/onnx/read-onnx-summary';
import { removeZipMap } from '#lib/registry/onnx/remove-zip-map';
import { joinBytes, messageField, textField } from '#lib/registry/onnx/wire-writer';
import { withoutZipMaps } from '#lib/registry/onnx/without-zip-maps';
import * as fixtures from '#tests/support/onnx-fixtures';
import { decodeModel, encodeModel, model, node, value } from '#tests/support/onnx-fixtures/graph-builder';

const summaryOf = (bytes: Uint8Array) => readOnnxSummary(sourceOfBytes(bytes));
const contains = (bytes: Uint8Array, part: Uint8Array) => Buffer.from(bytes).includes(Buffer.from(part));

async function planned(bytes: Uint8Array, locale?: string): Promise<Uint8Array> {
  const plan = await planServedGraph(sourceOfBytes(bytes), locale === undefined ? {} : { locale });
  if (!plan) return bytes;
  return joinBytes(
    plan.pieces.map((piece) => (piece instanceof Uint8Array ? piece : bytes.subarray(piece.from, piece.to))),
  );
}

describe('a ZipMap at the end of a graph', () => {
  test('is replaced by its probabilities under the name of the output, and all else stays in place', async () => {
    const before = fixtures.zipMapClassifier();
    const { graph } = decodeModel(await removeZipMap(before));
    expect(graph!.output!.map(({ name }) => name)).toEqual(['output_label', 'output_probability']);
    expect(graph!.node!.map(({ opType }) => opType)).toEqual([
      'LinearClassifier',
      'Identity',
      'Normalizer',
      'Identity',
    ]);
    const { outputs, zipMaps } = await summaryOf(await removeZipMap(before));
    expect(zipMaps).toEqual([]);
    expect(outputs[1]).toMatchObject({ kind: 'tensor', elementType: 'float32', shape: [null, 3] });
  });

  test('leaves a summary that can be told beforehand', async () => {
    const before = fixtures.zipMapClassifier();
    const told = withoutZipMaps(await summaryOf(before)).outputs.map(({ madeBy: _, ...output }) => output);
    const found = (await summaryOf(await removeZipMap(before))).outputs.map(({ madeBy: _, ...output }) => output);
    expect(told).toEqual(found);
  });

  test('is removed without losing fields that this version does not know', async () => {
    const before = fixtures.zipMapClassifier();
    const unknown = messageField(999, [textField(1, 'of a newer ONNX')]);
    const after = await removeZipMap(joinBytes([before, unknown]));
    expect(contains(after, unknown)).toBe(true);
  });

  test('is removed from a graph that imports no standard operators, which then does', async () => {
    const decoded = decodeModel(fixtures.zipMapClassifier());
    decoded.graph!.node = decoded.graph!.node!.filter(({ opType }) => opType !== 'Identity');
    decoded.opsetImport = decoded.opsetImport.filter(({ domain }) => domain !== '');
    const { opsets } = await summaryOf(await removeZipMap(encodeModel(decoded)));
    expect(opsets).toContainEqual({ domain: '', version: 13 });
  });

  test('is all that changes: other graphs are given back as they are', async () => {
    const bytes = fixtures.namedColumns();
    expect(await removeZipMap(bytes)).toBe(bytes);
  });
});

describe('a StringNormalizer', () => {
  const normalizer = (attributes: Record<string, string>) =>
    model({
      input: [value('text', 'string', ['N'])],
      output: [value('lower', 'string', ['N'])],
      node: [
        node('StringNormalizer', ['text'], ['lower'], { case_change_action: 'LOWER', ...attributes }),
        node('Identity', ['lower'], ['copy']),
      ],
    });
  const localeOf = (bytes: Uint8Array) => {
    const attribute = decodeModel(bytes).graph!.node![0]!.attribute!.filter(({ name }) => name === 'locale');
    return attribute.map(({ s }) => Buffer.from(s!).toString());
  };

  test('gets a locale that every server has, in the place of the English one', async () => {
    for (const attributes of [{}, { locale: 'en_US' }, { locale: 'en_US.UTF-8' }] as Record<string, string>[]) {
      const after = await planned(normalizer(attributes), 'C.UTF-8');
      expect(localeOf(after)).toEqual(['C.UTF-8']);
      expect(decodeModel(after).graph!.node).toHaveLength(2);
    }
  });

  test('keeps a language of its own', async () => {
    const bytes = normalizer({ locale: 'tr_TR.UTF-8' });
    expect(await planned(bytes, 'C.UTF-8')).toBe(bytes);
  });
});
