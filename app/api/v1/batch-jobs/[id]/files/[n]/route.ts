import { BatchFileInput, batchFile } from '#lib/batch/batch-file';
import { endpoint } from '#lib/http/endpoint';
import { fileOfUser } from '#lib/http/file-of-user';
import { nextRoute } from '#lib/http/next-route';

export const GET = nextRoute(
  endpoint({
    permission: 'batch:run',
    params: BatchFileInput,
    run: async (ctx, { params, headers }) => {
      const { content, ...about } = await batchFile(ctx, params);
      return fileOfUser(content, about, headers);
    },
  }),
);
