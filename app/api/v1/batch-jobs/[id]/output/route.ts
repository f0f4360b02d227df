import { BatchOutputInput, batchOutput } from '#lib/batch/batch-output';
import { endpoint, FileDownload } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';

export const GET = nextRoute(
  endpoint({
    permission: 'batch:run',
    params: BatchOutputInput,
    run: async (ctx, { params }) => {
      const { content, ...about } = await batchOutput(ctx, params);
      return new FileDownload(content, about);
    },
  }),
);
