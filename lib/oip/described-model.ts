import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { versions } from '#db/schema/registry';
import type { Ctx } from '#lib/context';
import { type ReadyModel, readyModel } from '#lib/inference/ready-model';
import { datatypeNames } from '#lib/oip/datatypes';
import type { ModelPath } from '#lib/oip/model-path';
import { signatureOf } from '#lib/oip/signature';

const TensorMetadata = z.object({
  name: z.string(),
  datatype: z.enum(datatypeNames),
  shape: z.array(z.int()).describe('Rows first; -1 where any length will do.'),
  parameters: z.object({ labels: z.array(z.string()).describe('What the columns are.') }).optional(),
});

export const ModelMetadata = z
  .object({
    name: z.string(),
    versions: z.array(z.string()).describe('Those that can be asked for: all that are ready, or the one of the path.'),
    platform: z.literal('onnxruntime_onnx'),
    inputs: z.array(TensorMetadata),
    outputs: z.array(TensorMetadata),
  })
  .meta({ id: 'OipModelMetadata' });
export type ModelMetadata = z.infer<typeof ModelMetadata>;

/** A model as the protocol describes it; 404 for one that one may not use, or that has no such version. */
export async function describedModel(ctx: Ctx, path: ModelPath): Promise<ModelMetadata> {
  const ready = await readyModel(ctx, path);
  const { inputs, outputs } = signatureOf(ready.version);
  const isOne = path.version !== undefined || path.alias !== undefined;
  return {
    name: ready.model.slug,
    versions: isOne ? [String(ready.version.number)] : await readyNumbers(ctx, ready),
    platform: 'onnxruntime_onnx',
    inputs: [...inputs.values()].map(({ name, datatype, shape }) => ({ name, datatype, shape: [...shape] })),
    outputs: outputs.map(({ name, datatype, shape, labels }) => ({
      name,
      datatype,
      shape: [...shape],
      ...(labels && { parameters: { labels: [...labels] } }),
    })),
  };
}

async function readyNumbers({ db }: Ctx, { model }: ReadyModel): Promise<string[]> {
  const rows = await db
    .select({ number: versions.number })
    .from(versions)
    .where(and(eq(versions.modelId, model.id), eq(versions.status, 'ready')))
    .orderBy(asc(versions.number));
  return rows.map(({ number }) => String(number));
}
