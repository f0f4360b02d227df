import { ownAnswers } from '#lib/inference/cache/own-answers';
import { sharedAnswers } from '#lib/inference/cache/shared-answers';

/** Drops the model's answers from this process and from what it shares with others. */
export async function forgetAnswers(modelId: string): Promise<void> {
  ownAnswers().forget(`${modelId}:`);
  await sharedAnswers()?.forget(`${modelId}:`);
}
