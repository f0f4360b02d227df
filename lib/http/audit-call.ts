import { isRefusalKept } from '#lib/audit/is-refusal-kept';
import { recordOrLog } from '#lib/audit/record-or-log';
import { actingUserId } from '#lib/auth/may';
import type { Audited, Ctx } from '#lib/context';
import type { AppError } from '#lib/errors';
import { WithStatus } from '#lib/http/answer';
import { subjectSha256 } from '#lib/privacy/subjects/subject';

type Outcome = {
  audited: Audited;
  params: Record<string, string>;
  refusal?: AppError;
  result?: unknown;
};

/** Writes into the audit log what an audited operation did, or refused. */
export async function auditCall(
  ctx: Ctx,
  action: string,
  { audited, params, refusal, result }: Outcome,
): Promise<void> {
  const { address, by } = audited;
  if (refusal && !isRefusalKept(by?.userId ?? actingUserId(ctx.actor), refusal, address)) return;
  const target = { ...madeIn(result), ...pseudonymous(params), ...audited.target };
  const entry = { actor: by ?? ctx.actor, action, target, address, requestId: ctx.requestId };
  await recordOrLog(ctx.db, { ...entry, ...(refusal && { refusal }) });
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

/** A subject's name is to be gone with its erasure, which does not reach the log. */
function pseudonymous({ subject, ...others }: Record<string, string>): Record<string, string> {
  return subject === undefined ? others : { ...others, subjectSha256: subjectSha256(subject) };
}
