import { recordAudit } from '#lib/audit/record-audit';
import { clientAddress } from '#lib/auth/client-address';
import { actingUserId } from '#lib/auth/may';
import { TryCounter } from '#lib/auth/tries/try-counter';
import type { Ctx } from '#lib/context';
import { type AppError, errorCodes } from '#lib/errors';
import { WithStatus } from '#lib/http/answer';
import type { HttpRequest } from '#lib/http/exchange';
import { log } from '#lib/log';
import { processShared } from '#lib/process-shared';

/** Nobody must be able to fill the log with what is refused: so many of a person, or of an address, are written in a minute. */
const refusals = () =>
  processShared('audited-refusals', () => ({
    ofPerson: new TryCounter(300, 60_000),
    ofAddress: new TryCounter(30, 60_000),
  }));

/**
 * Writes into the audit log what an audited operation did, or refused; what only read something is left out. A log that
 * cannot be written is our fault, and told in the process's own log: it does not undo what was done.
 */
export async function auditCall(
  ctx: Ctx,
  action: string,
  request: HttpRequest,
  {
    refusal,
    result,
    target: noted,
  }: { refusal?: AppError; result?: unknown; target?: Record<string, string> | undefined },
): Promise<void> {
  if (!refusal && (request.method === 'GET' || request.method === 'HEAD')) return;
  const address = clientAddress(request.header);
  if (refusal && !isKept(ctx, refusal, address)) return;
  const target = { ...madeIn(result), ...request.params, ...noted };
  const entry = { actor: ctx.actor, action, target, address, requestId: ctx.requestId };
  await recordAudit(ctx.db, { ...entry, ...(refusal && { refusal }) }).catch((error: unknown) =>
    log.error({ action, requestId: ctx.requestId, error: String(error) }, 'the audit log could not be written'),
  );
}

/** Our own faults are in the process's log, and whoever is over their limit has been refused often enough already. */
function isKept({ actor }: Ctx, { code }: AppError, address: string): boolean {
  if (errorCodes[code].status >= 500 || code === 'rate-limited') return false;
  const userId = actingUserId(actor);
  const { ofPerson, ofAddress } = refusals();
  return userId === null ? ofAddress.take([address], Date.now()) : ofPerson.take([userId], Date.now());
}

/** What the answer calls the thing that was made or changed. */
function madeIn(result: unknown): Record<string, string> {
  const answer = result instanceof WithStatus ? result.result : result;
  if (typeof answer !== 'object' || answer === null) return {};
  return {
    ...('id' in answer && typeof answer.id === 'string' && { id: answer.id }),
    ...('slug' in answer && typeof answer.slug === 'string' && { slug: answer.slug }),
  };
}
