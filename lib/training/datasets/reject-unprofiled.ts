import type { Ctx } from '#lib/context';
import type { JobData } from '#lib/queue/jobs';

export async function rejectUnprofiled(_ctx: Ctx, _data: JobData<'profile-dataset'>): Promise<void> {
  throw new Error('Not built yet');
}
