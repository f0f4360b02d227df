import { BatchRows, batchRows } from '#lib/batch/batch-rows';
import { GetBatchJob } from '#lib/batch/get-batch-job';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';

export const GET = nextRoute(
  endpoint({
    permission: 'batch:run',
    params: GetBatchJob,
    query: BatchRows.omit({ id: true }),
    run: (ctx, { params, query }) => batchRows(ctx, { ...params, ...query }),
  }),
);
