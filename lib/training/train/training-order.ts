import { z } from 'zod';
import { Certificate } from '#lib/registry/certificate';
import { Manifest } from '#lib/registry/manifest';
import { AlgorithmChoice } from '#lib/training/algorithms';
import { DatasetSchema, DataWarning } from '#lib/training/datasets/dataset-schema';
import { RunReport } from '#lib/training/evaluation/run-report';
import { LearningCurve, RunProgress, RunSpec } from '#lib/training/runs/run-spec';

/** The version a run is measured against on its own held-out rows. */
export const Champion = z.object({
  version: z.number(),
  graphPath: z.string(),
  manifest: Manifest,
  certificate: Certificate,
});
export type Champion = z.infer<typeof Champion>;

/** What the process that trains is told: nothing of the platform but this. */
export const TrainingOrder = z.object({
  dataPath: z.string(),
  /** What the data set is called, for the card of the model. */
  dataset: z.object({ name: z.string(), version: z.number(), sha256: z.string() }),
  schema: DatasetSchema,
  warnings: z.array(DataWarning),
  spec: RunSpec,
  threads: z.number(),
  /** Where the package is to be written. */
  packagePath: z.string(),
  /** The model it may become `challenger` of, and what it must beat there; null where there is nothing yet. */
  challenge: z.object({ model: z.string(), champion: Champion.nullable() }).nullable(),
});
export type TrainingOrder = z.infer<typeof TrainingOrder>;

/** What it says while it trains; `done`, `refused` or `failed` is the last. */
export const TrainingMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), progress: RunProgress }),
  /** Rounds since the last such message. */
  z.object({ kind: z.literal('curve'), curve: LearningCurve }),
  /** A trial of a search: drawn, under way, or over with what it is worth. */
  z.object({
    kind: z.literal('trial'),
    trial: z.number(),
    choice: AlgorithmChoice,
    status: z.enum(['queued', 'running', 'succeeded', 'failed', 'canceled']),
    report: RunReport.nullable(),
    curve: LearningCurve.nullable(),
    problem: z.string().nullable(),
  }),
  z.object({ kind: z.literal('done'), report: RunReport }),
  /** The data or the wish is at fault: said to the owner. */
  z.object({ kind: z.literal('refused'), problem: z.string() }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type TrainingMessage = z.infer<typeof TrainingMessage>;
