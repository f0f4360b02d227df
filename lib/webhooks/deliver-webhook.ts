import type { Ctx } from '#lib/context';
import { log } from '#lib/log';
import type { JobData } from '#lib/queue/jobs';
import { queuesReady } from '#lib/queue/queue';
import { addressPolicy } from '#lib/webhooks/addresses/address-policy';
import { claimAttempt } from '#lib/webhooks/claim-attempt';
import { postMessage } from '#lib/webhooks/post-message';
import { settleAttempt } from '#lib/webhooks/settle-attempt';
import { signatureHeaders } from '#lib/webhooks/sign-message';

/**
 * Makes the attempt of a message that is due, if nobody else makes it: sends it, signed, and writes down what came of it.
 * At least once is the promise: a worker that dies between the two leaves an attempt that is made again, under the same
 * `webhook-id`.
 */
export async function deliverWebhook({ db, requestId }: Ctx, { messageId }: JobData<'deliver-webhook'>): Promise<void> {
  await queuesReady();
  const claimed = await claimAttempt(db, { messageId, requestId });
  if (!claimed) return;
  const { url, body, secrets, at, number, endpointId } = claimed;
  const headers = signatureHeaders({ id: messageId, body }, secrets, at);
  const posted = await postMessage({ url, headers, body }, addressPolicy());
  await settleAttempt(db, claimed, posted);
  const { status, latencyMs, problem } = posted;
  log.info({ requestId, messageId, endpointId, number, status, latencyMs, problem }, 'webhook sent');
}
