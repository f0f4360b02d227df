import type { Ctx } from '#lib/context';
import { log } from '#lib/log';
import type { JobData } from '#lib/queue/jobs';

/** An erasure must not be forgotten: the log says so, and `eraseOverdue` goes on trying. */
export async function logFailedErasure(_: Ctx, { id }: JobData<'erase-personal-data'>): Promise<void> {
  log.error({ erasureId: id }, 'an erasure failed again and again; it is tried every ten minutes from now on');
}
