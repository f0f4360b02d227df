import { recordAudit } from '#lib/audit/record-audit';
import { clientAddress } from '#lib/auth/client-address';
import { TryCounter } from '#lib/auth/try-counter';
import type { Ctx } from '#lib/context';
import { type AppError, errorCodes } from '#lib/errors';
import type { HttpRequest } from '#lib/http/exchange';
import { log } from '#lib/log';
import { processShared } from '#lib/process-shared';

/** Whoever is nobody must not be able to fill the log: so many refusals of an address are written in a minute. */
const refusals = () => processShared('audited-refusals', () => new TryCounter(30, 60_000));

/**
 * Writes into the audit log what an audited operation did, or refused; what only read something is left out. A log that
 * cannot be written is our fault, and told in the process's own log: it does not undo what was done.
 */
export async function auditCall(ctx: Ctx, action: string, request: HttpRequest, refusal?: AppError): Promise<void> {
  if (!refusal && request.method === 'GET') return;
  if (refusal && errorCodes[refusal.code].status >= 500) return;
  const address = clientAddress(request.header);
  if (ctx.actor.kind === 'anonymous' && refusal && !refusals().take([address], Date.now())) return;
  const entry = { actor: ctx.actor, action, target: request.params, address, requestId: ctx.requestId };
  await recordAudit(ctx.db, { ...entry, ...(refusal && { refusal }) }).catch((error: unknown) =>
    log.error({ action, requestId: ctx.requestId, error: String(error) }, 'the audit log could not be written'),
  );
}
