import type { z } from 'zod';
import { compileCodec } from '#lib/inference/compile-codec';
import { runGraph } from '#lib/inference/graph-call';
import { openSession } from '#lib/inference/session';
import type { Binding } from '#lib/registry/binding/binding';
import { Manifest } from '#lib/registry/manifest';
import { type ExportName, fileOf, pathOf } from '#tests/unit/inference/text/recorded';

export type Wish = Pick<z.input<typeof Manifest>, 'task' | 'outputs' | 'labels'> & {
  maxTokens?: number;
  elementType?: 'int64' | 'int32';
  second?: boolean;
  tokens?: object;
  text?: object;
};
const partOf = { input_ids: 'ids', attention_mask: 'mask', token_type_ids: 'types' } as const;

/** The codec of an export folder whose texts have the feature `text`, and `second` where pairs are wished for. */
export function textCodec(
  name: ExportName,
  { maxTokens = 48, elementType = 'int64', second, tokens, text, ...rest }: Wish,
) {
  const names = (Object.keys(partOf) as (keyof typeof partOf)[]).filter(
    (input) => name === 'bert-sentiment' || input !== 'token_type_ids',
  );
  const inputs = Object.fromEntries(names.map((input) => [partOf[input], input]));
  const padId = name.startsWith('bert') || name.startsWith('distil') ? 0 : 1;
  const manifest = Manifest.parse({
    ...rest,
    features: [
      { name: 'text', type: 'text', tokens: { inputs, maxTokens, padId, ...tokens }, ...text },
      ...(second ? [{ name: 'second', type: 'text', pairOf: 'text', default: null }] : []),
    ],
  });
  const output = name === 'distilbert-embedding' ? 'last_hidden_state' : 'logits';
  const outputs: Binding['outputs'] =
    manifest.task === 'token-classification'
      ? { tokens: { name: output } }
      : manifest.task === 'embedding'
        ? { embedding: { name: output } }
        : { probabilities: { name: output, kind: 'per-class' } };
  const binding: Binding = {
    inputs: names.map((input) => ({
      name: input,
      elementType,
      shape: [null, null],
      features: [{ feature: 0, column: null }],
      part: partOf[input],
    })),
    outputs,
  };
  return compileCodec({ manifest, binding, assets: { 'tokenizer.json': fileOf(name, 'tokenizer.json') } });
}

/** What the rows are answered by the export's own graph, all in one run. */
export async function answersOf(name: ExportName, wish: Wish, rows: unknown[]) {
  const codec = textCodec(name, wish);
  const session = await openSession(pathOf(name, 'onnx/model.onnx'));
  try {
    const { feeds, notes } = await codec.decode(rows, (row) => `/inputs/${row}`);
    return codec.encode(await runGraph(session, feeds, codec.call), 0, rows.length, notes);
  } finally {
    await session.release();
  }
}
