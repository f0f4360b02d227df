import { CancelBatchJob, cancelBatchJob } from '#lib/batch/cancel-batch-job';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';

export const POST = nextRoute(
  endpoint({ permission: 'batch:run', params: CancelBatchJob, run: (ctx, { params }) => cancelBatchJob(ctx, params) }),
);
