import { ownAnswers } from '#lib/inference/cache/own-answers';
import { sharedAnswers } from '#lib/inference/cache/shared-answers';

/** Drops the model's answers from this process and from what it shares with others. */
export async function forgetAnswers(modelId: string): Promise<void> {
  const start = `${modelId}:`;
  ownAnswers().forget(start);
  const shared = sharedAnswers();
  if (!shared) return;
  await shared.forget(start);
  // Of what was asked for meanwhile, some may have come from there.
  ownAnswers().forget(start);
}
