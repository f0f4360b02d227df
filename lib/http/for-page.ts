import { notFound, redirect } from 'next/navigation';
import { database } from '#db/client';
import { currentActor } from '#lib/auth/current-actor';
import type { Ctx } from '#lib/context';
import { isAppError } from '#lib/errors';
import { newId } from '#lib/ids';

/**
 * Runs a use case for a page, as whoever is signed in: `await forPage((ctx) => listApiKeys(ctx))`. What they may
 * not see is the page "not found"; nobody is sent to sign in; any other error goes to the error page.
 */
export async function forPage<T>(read: (ctx: Ctx) => Promise<T>): Promise<T> {
  const ctx: Ctx = { db: database().db, actor: await currentActor(), requestId: newId('request') };
  try {
    return await read(ctx);
  } catch (error) {
    if (isAppError(error) && (error.code === 'not-found' || error.code === 'forbidden')) notFound();
    if (isAppError(error) && error.code === 'unauthenticated') redirect('/sign-in');
    throw error;
  }
}
