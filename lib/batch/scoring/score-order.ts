import { z } from 'zod';
import { InputFormat, ReadAs } from '#lib/batch/scoring/input-format';
import { ValueFormat } from '#lib/csv/values/value-format';
import { Binding } from '#lib/registry/binding/binding';
import { Certificate } from '#lib/registry/certificate';
import { Manifest } from '#lib/registry/manifest';

/** What the scoring process is told: which rows, from where on, and through which version. */
export const ScoreOrder = z.object({
  inputPath: z.string(),
  format: z.enum(['csv', 'jsonl', 'files']),
  /** Null until the file was looked at for the first time. */
  csvFormat: InputFormat.nullable(),
  /** The part to make first, and how far the parts before it reach. */
  from: z.object({ part: z.number(), byte: z.number(), line: z.number(), row: z.number() }),
  version: z.object({
    id: z.string(),
    graphPath: z.string(),
    manifest: Manifest,
    binding: Binding,
    /** Where the version's other files are, by name. */
    assetPaths: z.record(z.string(), z.string()),
    ...Certificate.pick({ latencyMs: true, batchable: true }).shape,
  }),
  /** How the columns of the data set that the version learned from are written. */
  learnedFormats: z.record(z.string(), ValueFormat.nullable()),
  /** Of a file that is a row of its own. */
  mostFileBytes: z.number(),
  hostLimits: z.object({ runLimitMs: z.number(), loadLimitMs: z.number(), memoryBytes: z.number() }),
});
export type ScoreOrder = z.infer<typeof ScoreOrder>;

/** A finished piece of the output, and how far into the input it reaches. */
const ScoredPart = z.object({
  kind: z.literal('part'),
  number: z.number(),
  content: z.instanceof(Uint8Array),
  rows: z.number(),
  failedRows: z.number(),
  endByte: z.number(),
  endLine: z.number(),
  tookMs: z.number(),
});
export type ScoredPart = z.infer<typeof ScoredPart>;

/** What it says back. `refused`: the input or the model is at fault, in words for the owner; `failed`: the platform is. */
export const ScoreReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('format'), readAs: ReadAs }),
  ScoredPart,
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('refused'), problem: z.string() }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type ScoreReport = z.infer<typeof ScoreReport>;

/** Told for every part that is committed. */
export const PartTaken = z.object({ kind: z.literal('taken'), number: z.number() });
