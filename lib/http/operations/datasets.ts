import { datasetUploadOperation } from '#lib/http/dataset-upload-operation';
import { operation } from '#lib/http/operation';
import { datasetDetail, datasetSummary } from '#lib/http/operations/examples/datasets';
import { correctDataset, DatasetChanges } from '#lib/training/datasets/correct-dataset';
import { DatasetDetail } from '#lib/training/datasets/dataset-detail';
import { DeleteDataset, deleteDataset } from '#lib/training/datasets/delete-dataset';
import { GetDataset, getDataset } from '#lib/training/datasets/get-dataset';
import { DatasetPage, ListDatasets, listDatasets } from '#lib/training/datasets/list-datasets';

const path = '/api/v1/datasets/{id}';
const params = { id: datasetDetail.id };

export const datasetOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/datasets',
    id: 'listDatasets',
    tag: 'Data sets',
    summary: 'List your data sets',
    description: 'Newest first; an admin sees everybody’s.',
    permission: 'training:read',
    query: ListDatasets,
    answer: DatasetPage,
    examples: { query: { q: 'flow', limit: '20' }, answer: { data: [datasetSummary], nextCursor: null } },
    run: (ctx, { query }) => listDatasets(ctx, query),
  }),

  create: datasetUploadOperation,

  get: operation({
    method: 'GET',
    path,
    id: 'getDataset',
    tag: 'Data sets',
    summary: 'Read a data set',
    description: 'One of its versions in full, with the profile of every column, and a line about each version.',
    permission: 'training:read',
    params: GetDataset.pick({ id: true }),
    query: GetDataset.omit({ id: true }),
    answer: DatasetDetail,
    refuses: ['not-found'],
    examples: { params, query: { version: '1' }, answer: datasetDetail },
    run: (ctx, { params, query }) => getDataset(ctx, { ...params, ...query }),
  }),

  change: operation({
    method: 'PATCH',
    path,
    id: 'changeDataset',
    tag: 'Data sets',
    summary: 'Rename a data set, or correct its columns or its target',
    description: 'Versions are immutable: other types or another target make a new version of the same file.',
    permission: 'training:write',
    params: GetDataset.pick({ id: true }),
    body: DatasetChanges,
    answer: DatasetDetail,
    refuses: ['not-found'],
    examples: {
      params,
      body: { name: 'Flowers', columns: [{ name: 'petal_length', type: 'number' }], target: 'species' },
      answer: datasetDetail,
    },
    run: (ctx, { params, body }) => correctDataset(ctx, { ...params, changes: body }),
  }),

  delete: operation({
    method: 'DELETE',
    path,
    id: 'deleteDataset',
    tag: 'Data sets',
    summary: 'Delete a data set',
    description:
      'Its files go, and what was found in them; runs and batch jobs under way on it are canceled. Runs and models keep ' +
      'what they learned, with up to 20 rows as examples; batch jobs keep their output.',
    permission: 'training:write',
    params: DeleteDataset,
    refuses: ['not-found'],
    examples: { params },
    run: (ctx, { params }) => deleteDataset(ctx, params),
  }),
};
