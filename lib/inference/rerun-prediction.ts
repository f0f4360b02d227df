import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { keptFiles } from '#db/schema/usage';
import { actingUserId } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { type Prediction, predict } from '#lib/inference/predict';
import { type PredictCall, PredictRequest } from '#lib/inference/predict-request';
import { hasFileNote } from '#lib/inference/rows';
import { FileOnDisk } from '#lib/inference/sent-file';
import { storage } from '#lib/storage/storage';
import { getPrediction, type PredictionDetail } from '#lib/usage/get-prediction';

const target = PredictRequest.shape;

/** With which model and version: those of the prediction's own model, unless said. */
export const RerunTarget = z
  .strictObject({
    model: target.model.optional().describe('Slug of the model; its own unless said.'),
    version: target.version,
    alias: target.alias,
  })
  .refine(({ version, alias }) => version === undefined || alias === undefined, 'send "version" or "alias", not both');
export type RerunTarget = z.infer<typeof RerunTarget>;

/**
 * Answers the kept rows of a prediction one may see once more, as a prediction of one's own, billed like any other. Of
 * somebody else's call `unitsOnly` are recorded: the caller's erasures, which go by whose call it was, would not find more.
 * Throws `conflict` where its rows were not kept, and what `predict` throws.
 */
export async function rerunPrediction(
  ctx: Ctx,
  { id, ...wished }: RerunTarget & { id: string },
  startedAt: number,
): Promise<Prediction & { unitsOnly: boolean }> {
  const prediction = await getPrediction(ctx, { id });
  const { model = prediction.model, version, alias } = wished;
  const unitsOnly = prediction.user.id !== actingUserId(ctx.actor);
  const call = {
    model,
    ...(version !== undefined && { version }),
    ...(alias !== undefined && { alias }),
    ...(prediction.subject !== null && !unitsOnly && { subject: prediction.subject }),
    ...(await keptRows(ctx, prediction)),
    unitsOnly,
  };
  return { ...(await predict(ctx, call, startedAt)), unitsOnly };
}

async function keptRows(
  { db }: Ctx,
  { id, inputs, batchJobId, error }: PredictionDetail,
): Promise<Pick<PredictCall, 'input' | 'inputs' | 'file' | 'keepFile'>> {
  if (batchJobId !== null) throw notKept('It is a part of a batch job: start that again.');
  if (error !== null) throw notKept('It failed, and of failed calls no rows are kept.');
  const [kept] = await db.select().from(keptFiles).where(eq(keptFiles.predictionId, id));
  if (kept) {
    const { sha256, sizeBytes, name, type } = kept;
    const content = new FileOnDisk({ path: await storage().localPath(sha256), sizeBytes, sha256 });
    return { input: {}, file: { content, name, type }, keepFile: true };
  }
  if (!Array.isArray(inputs))
    throw notKept('Its model keeps no rows, or the call was too large to be kept, or somebody else’s run again.');
  if (inputs.some(hasFileNote)) throw notKept('Its file was not kept: send the file again, with keepFile=true.');
  return inputs.length === 1 ? { input: inputs[0] } : { inputs };
}

const notKept = (why: string) => new AppError('conflict', `This prediction cannot be run again. ${why}`);
