import { forgetTryOnThisMachine, takeTryOnThisMachine } from '#lib/auth/tries/local-tries';
import { redisTries } from '#lib/auth/tries/redis-tries';
import type { Share, Try } from '#lib/auth/tries/share';
import { env } from '#lib/env';
import { log } from '#lib/log';

/**
 * Counts a try for every subject (an e-mail, an address, a person), over all processes and, through Redis where there
 * is one, all machines. Null, and nothing counted, where one of them has had its share. With Redis away each machine
 * counts alone.
 */
export async function takeTry(share: Share, subjects: readonly string[]): Promise<Try | null> {
  if (env.REDIS_URL) {
    try {
      return await redisTries(env.REDIS_URL).take(share, subjects);
    } catch (error) {
      log.warn({ error: String(error) }, 'Redis is away: tries are counted by this machine alone');
    }
  }
  const asked = { share, subjects: [...subjects] };
  const takenAtMs = await takeTryOnThisMachine(asked);
  return takenAtMs === null ? null : { giveBack: async () => forgetTryOnThisMachine({ ...asked, takenAtMs }) };
}
