import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import type { Answer } from '#lib/inference/codecs/answers';
import { type Prediction, predict } from '#lib/inference/predict';
import { type InferRequest, inputTensors } from '#lib/oip/infer-request';
import { inferResponse } from '#lib/oip/infer-response';
import { inputRows } from '#lib/oip/input-rows';
import type { ModelPath } from '#lib/oip/model-path';
import { outputTensors } from '#lib/oip/output-tensors';
import { signatureOf } from '#lib/oip/signature';
import { type WantedOutput, wantedOutputs } from '#lib/oip/wanted-outputs';

export type Inferred = ReturnType<typeof inferResponse> & { stagesMs: Prediction['stagesMs'] };

/**
 * Answers an inference request: its tensors are rows, and these are answered as `predict` answers any others. `binary`
 * is what follows its JSON. Throws what `predict` throws, and AppError('invalid') for tensors that do not fit.
 */
export async function infer(
  ctx: Ctx,
  path: ModelPath,
  { request, binary }: { request: InferRequest; binary: Uint8Array },
  startedAt: number,
): Promise<Inferred> {
  const tensors = inputTensors(request, binary);
  let wanted: WantedOutput[] = [];
  const source = {
    rowsFor(version: Parameters<typeof signatureOf>[0]) {
      const signature = signatureOf(version);
      wanted = wantedOutputs(request, signature.outputs);
      return inputRows(signature, tensors, env.MAX_ROWS);
    },
    pointerOf: (row: number) => `row ${row}`,
  };
  const prediction = await predict(ctx, { ...path, source }, startedAt);
  const { id: predictionId, model, version, cached, stagesMs } = prediction;
  const outputs = outputTensors(wanted, prediction.direct ?? { answers: answersIn(prediction) });
  return { ...inferResponse({ model, version, id: request.id, predictionId, cached }, outputs), stagesMs };
}

/** Answers that another call's run gave, or one before. */
const answersIn = ({ predictionsJson }: Prediction): Answer[] => JSON.parse(predictionsJson);
