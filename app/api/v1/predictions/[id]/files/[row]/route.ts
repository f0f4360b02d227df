import { byteRange } from '#lib/http/byte-range';
import { endpoint } from '#lib/http/endpoint';
import { fileOfUser } from '#lib/http/file-of-user';
import { nextRoute } from '#lib/http/next-route';
import { storage } from '#lib/storage/storage';
import { GetKeptFile, getKeptFile } from '#lib/usage/get-kept-file';

export const GET = nextRoute(
  endpoint({
    permission: 'prediction:read',
    params: GetKeptFile,
    run: async (ctx, { params, request, headers }) => {
      const file = await getKeptFile(ctx, params);
      headers['accept-ranges'] = 'bytes';
      const range = byteRange(request.header('range'), file.sizeBytes);
      return fileOfUser(await storage().open(file.sha256, range ?? undefined), file, headers, range);
    },
  }),
);
