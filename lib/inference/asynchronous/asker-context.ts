import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import type { asyncPredictions } from '#db/schema/clients';
import { apiKeys } from '#db/schema/people';
import { knownKey, knownPerson } from '#lib/auth/credentials';
import type { Actor, Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

type Asked = Pick<typeof asyncPredictions.$inferSelect, 'id' | 'userId' | 'keyId' | 'requestId'>;

/**
 * The context in which a call that was put off is answered: that of who asked, as they are now. Throws
 * AppError('invalid-key') where the key was revoked or has expired, or its person was disabled.
 */
export async function askerContext(db: Database, { id, userId, keyId, requestId }: Asked): Promise<Ctx> {
  const actor = keyId === null ? await personNow(userId) : await keyNow(db, keyId);
  if (!actor) {
    throw new AppError(
      'invalid-key',
      'The key was revoked, has expired, or its person was disabled while this call waited.',
    );
  }
  return { db, actor, requestId, predictionId: id };
}

async function personNow(userId: string): Promise<Actor | null> {
  const known = await knownPerson(userId);
  return known && !known.disabled ? known.actor : null;
}

async function keyNow(db: Database, keyId: string): Promise<Actor | null> {
  const [row] = await db.select({ hash: apiKeys.hash }).from(apiKeys).where(eq(apiKeys.id, keyId));
  const known = row && (await knownKey(row.hash.toString('hex')));
  const opens = known && !known.revoked && !known.disabled && !known.isLeaving && known.expiresAtMs > Date.now();
  return opens ? known.actor : null;
}
