import { ListBatchJobs, listBatchJobs } from '#lib/batch/list-batch-jobs';
import { batchUploadEndpoint } from '#lib/http/batch-upload-endpoint';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';

export const GET = nextRoute(
  endpoint({ permission: 'batch:run', query: ListBatchJobs, run: (ctx, { query }) => listBatchJobs(ctx, query) }),
);

export const POST = nextRoute(batchUploadEndpoint);
