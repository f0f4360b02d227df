import type { Ctx } from '#lib/context';
import { iris, serve } from '#tests/integration/predict/served';
import { textClassifier, zipMapClassifier } from '#tests/support/onnx-fixtures';
import { type Element, model, node, value } from '#tests/support/onnx-fixtures/graph-builder';

const echoed: Record<string, Element> = {
  BOOL: 'bool',
  UINT8: 'uint8',
  UINT16: 'uint16',
  UINT32: 'uint32',
  UINT64: 'uint64',
  INT8: 'int8',
  INT16: 'int16',
  INT32: 'int32',
  INT64: 'int64',
  FP32: 'float',
  FP64: 'double',
  BYTES: 'string',
};
export const echoedDatatypes = Object.keys(echoed);

const echo = (element: Element) =>
  model({
    input: [value('x', element, ['N', 'L'])],
    output: [value('y', element, ['N', 'L'])],
    node: [node('Identity', ['x'], ['y'])],
  });

/** The models that the recorded requests name: `echo-int8` and its like answer what they are given. */
export async function serveOipModels(owner: Ctx): Promise<void> {
  await serve(owner, 'iris', await iris());
  const trees = ['a', 'b'].map((name) => ({ name, type: 'number' }));
  const labels = ['ash', 'birch', 'cedar'];
  await serve(owner, 'trees', {
    bytes: zipMapClassifier(),
    manifest: { task: 'classification', labels, features: trees },
  });
  const text = { task: 'text-classification', labels: ['bad', 'good'], features: [{ name: 'text', type: 'text' }] };
  await serve(owner, 'sentiment', { bytes: textClassifier(), manifest: text });
  const manifest = { task: 'tensor', features: [{ name: 'x', type: 'tensor' }] };
  for (const [datatype, element] of Object.entries(echoed)) {
    await serve(owner, `echo-${datatype.toLowerCase()}`, { bytes: echo(element), manifest });
  }
}
