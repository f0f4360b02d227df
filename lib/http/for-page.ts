import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { database } from '#db/client';
import { isRefusalKept } from '#lib/audit/is-refusal-kept';
import { recordOrLog } from '#lib/audit/record-or-log';
import { clientAddress } from '#lib/auth/client-address';
import { currentActor } from '#lib/auth/current-actor';
import { actingUserId } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { type AppError, isAppError } from '#lib/errors';
import { newId } from '#lib/ids';

/**
 * Runs a use case for a page, as whoever is signed in: `await forPage((ctx) => listApiKeys(ctx))`. What they may
 * not see is the page "not found"; nobody is sent to sign in; any other error goes to the error page. The audit log has
 * what their role forbids, and where `auditsNotFound` what they asked for of others.
 */
export async function forPage<T>(read: (ctx: Ctx) => Promise<T>, { auditsNotFound = false } = {}): Promise<T> {
  const ctx: Ctx = { db: database().db, actor: await currentActor(), requestId: newId('request') };
  try {
    return await read(ctx);
  } catch (error) {
    if (isAppError(error) && isAudited(error, auditsNotFound)) await refusedOnce().record(ctx, error);
    if (isAppError(error) && (error.code === 'not-found' || error.code === 'forbidden')) notFound();
    if (isAppError(error) && error.code === 'unauthenticated') redirect('/sign-in');
    throw error;
  }
}

const isAudited = ({ code }: AppError, auditsNotFound: boolean) =>
  code === 'forbidden' || (auditsNotFound && code === 'not-found');

/** Of each request for a page one: its parts read by several use cases, which refuse alike. */
const refusedOnce = cache(() => {
  let recorded: Promise<void> | undefined;
  return { record: (ctx: Ctx, refusal: AppError) => (recorded ??= auditRefusal(ctx, refusal)) };
});

async function auditRefusal({ db, actor, requestId }: Ctx, refusal: AppError): Promise<void> {
  const sent = await headers();
  const path = (sent.get('x-page') ?? '').split('?', 1)[0]!;
  const address = clientAddress((name) => sent.get(name) ?? undefined);
  if (!isRefusalKept(actingUserId(actor), refusal, address)) return;
  const entry = { actor, action: 'page', target: { path }, refusal, address, requestId };
  await recordOrLog(db, entry);
}
