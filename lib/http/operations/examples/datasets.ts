import { owner } from '#lib/http/operations/examples/owner';
import type { DatasetDetail, DatasetSummary, DatasetVersionSummary } from '#lib/training/datasets/dataset-detail';

const version: DatasetVersionSummary = {
  id: 'dsv_01kb1f4t6q9r2s5v8w1x3y7z0a',
  number: 1,
  status: 'ready',
  fileName: 'flowers.csv',
  fileSha256: '9d0c7a1d2b8e5f46c3a9e07b61d4f8250a7c3e9b1d6f4a285e0c9b7d3f1a6e42',
  sizeBytes: 3_975,
  rowCount: 150,
  columnCount: 5,
  target: 'species',
  rejection: null,
  createdAt: '2026-11-20T09:00:00.000Z',
};

export const datasetSummary: DatasetSummary = {
  id: 'ds_01kb1f4t6p8q1r4s7t0v3w6x9y',
  name: 'Flowers',
  owner,
  createdAt: '2026-11-20T09:00:00.000Z',
  latest: version,
};

const unread: DatasetVersionSummary = {
  ...version,
  status: 'profiling',
  rowCount: null,
  columnCount: null,
  target: null,
};

/** As it stands right after its upload. */
export const newDataset: DatasetDetail = {
  ...datasetSummary,
  latest: unread,
  version: { ...unread, schema: null, profile: null },
  versions: [unread],
  isOwn: true,
};

export const datasetDetail: DatasetDetail = {
  ...datasetSummary,
  version: {
    ...version,
    schema: {
      format: {
        encoding: 'utf-8',
        delimiter: ',',
        header: ['petal_length', 'species'],
        hasHeader: true,
        notes: [],
      },
      columns: [
        { name: 'petal_length', type: 'number' },
        { name: 'species', type: 'category' },
      ],
      target: 'species',
    },
    profile: {
      columns: [
        {
          name: 'petal_length',
          type: 'number',
          inferredType: 'number',
          missing: 0,
          unique: 43,
          uniqueIsEstimate: false,
          min: 1,
          mean: 3.76,
          max: 6.9,
          std: 1.77,
          earliest: null,
          latest: null,
          histogram: { edges: [1, 3, 5, 7], counts: [51, 57, 42] },
          top: [{ value: '1.4', count: 13 }],
        },
      ],
      warnings: [],
      sample: [['1.4', 'setosa']],
    },
  },
  versions: [version],
  isOwn: true,
};
