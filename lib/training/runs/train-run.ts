import type { Ctx } from '#lib/context';
import type { JobData } from '#lib/queue/jobs';

export async function trainRun(_ctx: Ctx, _data: JobData<'train-run'>): Promise<void> {
  throw new Error('Not built yet');
}
