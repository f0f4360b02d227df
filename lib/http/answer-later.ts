import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { WithStatus } from '#lib/http/answer';
import type { Preferences } from '#lib/http/prefer';
import type { AsyncPrediction } from '#lib/inference/asynchronous/async-prediction';
import { getAsyncPrediction } from '#lib/inference/asynchronous/get-async-prediction';
import { startAsyncPrediction } from '#lib/inference/asynchronous/start-async-prediction';
import { waitForEnd } from '#lib/inference/asynchronous/wait-for-end';
import type { PredictCall } from '#lib/inference/predict-request';

/**
 * Puts a call off and answers 202 with its status; where it ends within the time that its caller would wait, with what
 * the call itself would have been answered, its problem included.
 */
export async function answerLater(
  ctx: Ctx,
  call: PredictCall,
  preferences: Preferences,
  { headers, startedAt }: { headers: Record<string, string>; startedAt: number },
) {
  const id = await startAsyncPrediction(ctx, call, startedAt);
  const { waitS } = preferences;
  if (waitS !== null) headers['preference-applied'] = `wait=${waitS}`;
  await waitForEnd(ctx.db, id, (waitS ?? 0) * 1000);
  const now = await getAsyncPrediction(ctx, { id });
  if (now.problem && waitS !== null) throw refusalOf(now.problem);
  if (now.answer && waitS !== null) return now.answer;
  headers['preference-applied'] = applied(preferences);
  headers.location = `/api/v1/async-predictions/${id}`;
  tellWhenToAskAgain(now, headers);
  return new WithStatus(202, now);
}

/** While it waits or runs: after a second at first, more seldom the longer it takes. */
export function tellWhenToAskAgain({ createdAt, endedAt }: AsyncPrediction, headers: Record<string, string>): void {
  if (endedAt !== null) return;
  const ageS = (Date.now() - Date.parse(createdAt)) / 1000;
  headers['retry-after'] = String(Math.min(30, Math.max(1, Math.round(ageS / 5))));
}

const refusalOf = ({ code, detail, errors, quota }: NonNullable<AsyncPrediction['problem']>) =>
  new AppError(code, detail, { ...(errors && { errors }), ...(quota && { quota }) });

const applied = ({ respondAsync, waitS }: Preferences) =>
  [...(respondAsync ? ['respond-async'] : []), ...(waitS === null ? [] : [`wait=${waitS}`])].join(', ');
