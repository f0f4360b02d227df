import { datasetUploadEndpoint } from '#lib/http/dataset-upload-endpoint';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { ListDatasets, listDatasets } from '#lib/training/datasets/list-datasets';

export const GET = nextRoute(
  endpoint({ permission: 'training:read', query: ListDatasets, run: (ctx, { query }) => listDatasets(ctx, query) }),
);

export const POST = nextRoute(datasetUploadEndpoint);
