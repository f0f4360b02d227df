import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const fixtures = new URL('../../../support/fixtures/', import.meta.url);

const Span = z.tuple([z.number(), z.number(), z.number()]);
const Encoded = z.object({
  text: z.string(),
  pair: z.string().nullable(),
  ids: z.array(z.number()),
  types: z.array(z.number()),
  spans: z.array(Span.nullable()),
});
const Entity = z.object({ label: z.string(), score: z.number(), start: z.number(), end: z.number() });
const Classes = z.record(z.string(), z.number());
const Vectors = z.object({ mean: z.array(z.number()), first: z.array(z.number()), last: z.array(z.number()) });
const Recorded = z.object({
  mostTokens: z.number(),
  singles: z.array(Encoded),
  pairs: z.array(Encoded),
  answers: z.array(z.union([Vectors, Classes])).optional(),
  simple: z.array(z.array(Entity)).optional(),
  none: z.array(z.array(Entity)).optional(),
});
export type Entity = z.infer<typeof Entity>;
export type Vectors = z.infer<typeof Vectors>;

export const exportNames = ['bert-sentiment', 'roberta-pair', 'xlmr-entities', 'distilbert-embedding'] as const;
export type ExportName = (typeof exportNames)[number];

/** What transformers made of texts with an export, as tests/support/fixtures/text/record_vectors.py wrote it down. */
export function recordedOf(name: ExportName) {
  return Recorded.parse(JSON.parse(gunzipSync(readFileSync(new URL(`text/${name}.json.gz`, fixtures))).toString()));
}

export const pathOf = (name: ExportName, file: string) => new URL(`hugging-face/${name}/${file}`, fixtures).pathname;
export const fileOf = (name: ExportName, file: string): Uint8Array => readFileSync(pathOf(name, file));
