import { BatchFileInput, batchFile } from '#lib/batch/batch-file';
import { partOfStream } from '#lib/batch/files/part-of-stream';
import { byteRange } from '#lib/http/byte-range';
import { endpoint } from '#lib/http/endpoint';
import { fileOfUser } from '#lib/http/file-of-user';
import { nextRoute } from '#lib/http/next-route';

export const GET = nextRoute(
  endpoint({
    permission: 'batch:run',
    params: BatchFileInput,
    run: async (ctx, { params, request, headers }) => {
      const { content, ...about } = await batchFile(ctx, params);
      headers['accept-ranges'] = 'bytes';
      const range = byteRange(request.header('range'), about.sizeBytes);
      return fileOfUser(range ? partOfStream(content, range) : content, about, headers, range);
    },
  }),
);
