import { fileURLToPath } from 'node:url';
import { answerRows } from '#lib/inference/answer-rows';
import type { Answer } from '#lib/inference/codecs/answers';
import { compileCodec } from '#lib/inference/compile-codec';
import { openSession } from '#lib/inference/session';
import { bindManifest } from '#lib/registry/bind-manifest';
import { withFileSource } from '#lib/registry/onnx/file-source';
import { readOnnxSummary } from '#lib/registry/onnx/read-onnx-summary';
import { readStarters, type Starter } from '#lib/registry/read-starters';

export const readShipped = () => readStarters(fileURLToPath(new URL('../../../models', import.meta.url)));

/** A starter model as the product serves it: all rows in one run. */
export async function openStarter({ modelPath, manifest }: Starter) {
  const codec = compileCodec({
    manifest,
    binding: bindManifest(manifest, await withFileSource(modelPath, readOnnxSummary)),
  });
  const session = await openSession(modelPath);
  const decode = (rows: readonly unknown[]) => codec.decode(rows, (row) => `/inputs/${row}`);
  return {
    async answer(rows: readonly unknown[]): Promise<Answer[]> {
      return answerRows(session, codec, rows, (row) => `/inputs/${row}`);
    },
    /** What the graph's own output `label` says, which the product does not need. */
    async graphLabels(rows: readonly unknown[]): Promise<string[]> {
      const { label } = await session.run((await decode(rows)).feeds, ['label']);
      return Array.from(label!.data, String);
    },
  };
}

export async function openShipped(slug: string) {
  const starter = (await readShipped()).find((shipped) => shipped.slug === slug);
  if (!starter) throw new Error(`There is no starter model ${slug}.`);
  return { starter, ...(await openStarter(starter)) };
}

/** The probability of `label` in an answer. Throws where the answer has none. */
export function probabilityOf(answer: Answer | undefined, label: string): number {
  const probability = answer && 'label' in answer ? answer.probabilities?.[label] : undefined;
  if (probability === undefined)
    throw new Error(`The answer ${JSON.stringify(answer)} has no probability of ${label}.`);
  return probability;
}
