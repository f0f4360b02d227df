import type { Ctx } from '#lib/context';
import { type Prediction, predict } from '#lib/inference/predict';
import type { RowSource } from '#lib/inference/predict-request';
import { plainAnswers } from '#lib/mlflow/plain-answers';

type Call = { model: string; version?: number | undefined; alias?: string | undefined; source: RowSource };

/** An answered call, with its answers as MLflow has them: a label, a value … for each row. */
export type Invoked = Prediction & { predictions: unknown[] };

/** Answers rows that come in a form of MLflow's, as `predict` does: recorded, limited, cached. Throws as it does. */
export async function invoke(ctx: Ctx, call: Call, startedAt: number): Promise<Invoked> {
  const prediction = await predict(ctx, call, startedAt);
  const { direct, predictionsJson } = prediction;
  const answers = direct && 'answers' in direct ? direct.answers : JSON.parse(predictionsJson);
  return { ...prediction, predictions: plainAnswers(answers) };
}
