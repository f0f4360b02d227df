import type { Ctx } from '#lib/context';
import type { JobData } from '#lib/queue/jobs';

export async function failBatchJob(_ctx: Ctx, _data: JobData<'run-batch-job'>): Promise<void> {
  throw new Error('Not built yet');
}
