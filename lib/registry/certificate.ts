import { z } from 'zod';
import { Binding } from '#lib/registry/binding/binding';
import { ElementType } from '#lib/registry/onnx/element-type';

const Percentiles = z.object({ p50: z.number(), p95: z.number() });
const GraphValue = z.object({
  name: z.string(),
  kind: z.string(),
  elementType: ElementType,
  shape: z.array(z.union([z.number(), z.string(), z.null()])).nullable(),
});

/** What quarantine found out about a version; no version takes traffic without one. */
export const Certificate = z
  .object({
    irVersion: z.number(),
    opsets: z.array(z.object({ domain: z.string(), version: z.number() })),
    producer: z.string(),
    operators: z.array(z.string()),
    inputs: z.array(GraphValue),
    outputs: z.array(GraphValue),
    binding: Binding,
    /** Of the run alone, in milliseconds; null at 32 rows where rows do not share a run, or one takes too long for it. */
    latencyMs: z.object({ one: Percentiles, thirtyTwo: Percentiles.nullable() }),
    /** How many elements the row that was timed has: the largest tried. A row with more may take longer. */
    rowElements: z.number().optional(),
    /** The smallest row tried, where rows differ in length: its elements, and the median of its run alone in milliseconds. */
    smallRow: z.object({ elements: z.number(), p50: z.number() }).optional(),
    /** What loading and running added to the resident memory of a process, at its highest. */
    memoryBytes: z.number(),
    loadMs: z.number(),
    /** Whether rows run together are answered as when run alone, to 1e-4 of the size of the value. */
    batchable: z.boolean(),
    /** Whether two runs of the same row answer the same, to the last bit. */
    deterministic: z.boolean(),
    /** The owner's examples with expected answers; `worstDifference` of a probability or a value. */
    parity: z.object({ checked: z.number(), passed: z.number(), worstDifference: z.number() }).nullable(),
    notes: z.array(z.string()),
    measuredAt: z.iso.datetime(),
  })
  .meta({ id: 'Certificate' });
export type Certificate = z.infer<typeof Certificate>;
