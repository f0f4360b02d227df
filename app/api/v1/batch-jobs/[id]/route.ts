import { DeleteBatchJob, deleteBatchJob } from '#lib/batch/delete-batch-job';
import { GetBatchJob, getBatchJob } from '#lib/batch/get-batch-job';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';

export const GET = nextRoute(
  endpoint({ permission: 'batch:run', params: GetBatchJob, run: (ctx, { params }) => getBatchJob(ctx, params) }),
);

export const DELETE = nextRoute(
  endpoint({ permission: 'batch:run', params: DeleteBatchJob, run: (ctx, { params }) => deleteBatchJob(ctx, params) }),
);
