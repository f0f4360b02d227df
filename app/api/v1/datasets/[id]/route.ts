import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { correctDataset, DatasetChanges } from '#lib/training/datasets/correct-dataset';
import { DeleteDataset, deleteDataset } from '#lib/training/datasets/delete-dataset';
import { GetDataset, getDataset } from '#lib/training/datasets/get-dataset';

export const GET = nextRoute(
  endpoint({
    permission: 'training:read',
    params: GetDataset.pick({ id: true }),
    query: GetDataset.omit({ id: true }),
    run: (ctx, { params, query }) => getDataset(ctx, { ...params, ...query }),
  }),
);

export const PATCH = nextRoute(
  endpoint({
    permission: 'training:write',
    params: GetDataset.pick({ id: true }),
    body: DatasetChanges,
    run: (ctx, { params, body }) => correctDataset(ctx, { ...params, changes: body }),
  }),
);

export const DELETE = nextRoute(
  endpoint({
    permission: 'training:write',
    params: DeleteDataset,
    run: (ctx, { params }) => deleteDataset(ctx, params),
  }),
);
