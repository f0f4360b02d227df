import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { DeleteModel, deleteModel } from '#lib/registry/delete-model';
import { GetModel, getModel } from '#lib/registry/get-model';
import { ModelChanges, updateModel } from '#lib/registry/update-model';

export const GET = nextRoute(
  endpoint({ permission: 'model:read', params: GetModel, run: (ctx, { params }) => getModel(ctx, params) }),
);

export const PATCH = nextRoute(
  endpoint({
    permission: 'model:write',
    params: GetModel,
    body: ModelChanges,
    run: (ctx, { params, body }) => updateModel(ctx, { ...params, changes: body }),
  }),
);

export const DELETE = nextRoute(
  endpoint({ permission: 'model:write', params: DeleteModel, run: (ctx, { params }) => deleteModel(ctx, params) }),
);
