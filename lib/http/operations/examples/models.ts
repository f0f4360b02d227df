import { owner } from '#lib/http/operations/examples/owner';
import type { Alias } from '#lib/registry/current-aliases';
import type { ModelDetail } from '#lib/registry/model-detail';
import type { ModelSummary } from '#lib/registry/model-summary';
import type { VersionDetail, VersionSummary } from '#lib/registry/version-detail';
import type { ModelStats } from '#lib/usage/model-stats';

export const productionAlias: Alias = {
  alias: 'production',
  version: 1,
  changedAt: '2026-11-20T09:30:00.000Z',
  changedBy: owner.name,
};

export const modelSummary: ModelSummary = {
  id: 'mdl_01kb1f2c4e6g8j0k2m4n6p8q0r',
  slug: 'iris',
  name: 'Iris',
  description: 'Tells three species of iris by the size of their petals and sepals.',
  visibility: 'everyone',
  keepsInputs: true,
  cacheTtlS: null,
  owner,
  mayChange: true,
  task: 'classification',
  productionVersion: 1,
  takes: 'row',
  latestVersion: { number: 1, status: 'ready' },
  createdAt: '2026-11-20T09:20:00.000Z',
};

export const model: ModelDetail = { ...modelSummary, aliases: [productionAlias] };

/** As it stands right after its creation. */
export const newModel: ModelDetail = {
  ...modelSummary,
  task: null,
  productionVersion: null,
  takes: null,
  latestVersion: null,
  aliases: [],
};

export const versionSummary: VersionSummary = {
  id: 'ver_01kb1f3d5f7h9k1m3n5p7q9r1s',
  number: 1,
  status: 'ready',
  rejection: null,
  sha256: '5f1c8a90d27b4e6331f0a8c4b95d7e2f60a1c3e5079b8d4f2e6a1c0b9d8e7f36',
  sizeBytes: 12_874,
  fileName: 'iris.onnx',
  notes: 'A forest of 100 trees.',
  createdBy: owner.name,
  createdAt: '2026-11-20T09:25:00.000Z',
  validatedAt: '2026-11-20T09:25:02.000Z',
};

/** As it stands right after its upload. */
export const validatingVersion: VersionDetail = {
  ...versionSummary,
  status: 'validating',
  validatedAt: null,
  manifest: null,
  certificate: null,
};

const names = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'];
const percentiles = { p50: 0.02, p95: 0.03 };

export const version: VersionDetail = {
  ...versionSummary,
  manifest: {
    task: 'classification',
    features: names.map((name) => ({ name, type: 'number', unit: 'cm' })),
    labels: ['setosa', 'versicolor', 'virginica'],
    examples: [],
  },
  certificate: {
    irVersion: 8,
    opsets: [{ domain: 'ai.onnx.ml', version: 3 }],
    producer: 'skl2onnx 1.19',
    operators: ['TreeEnsembleClassifier'],
    inputs: [{ name: 'X', kind: 'tensor', elementType: 'float32', shape: [null, 4] }],
    outputs: [{ name: 'probabilities', kind: 'tensor', elementType: 'float32', shape: [null, 3] }],
    binding: {
      inputs: [
        {
          name: 'X',
          elementType: 'float32',
          shape: [null, 4],
          features: names.map((_, feature) => ({ feature, column: feature })),
        },
      ],
      outputs: { probabilities: { name: 'probabilities', kind: 'per-class' } },
    },
    latencyMs: { one: percentiles, thirtyTwo: { p50: 0.05, p95: 0.07 } },
    memoryBytes: 3_145_728,
    loadMs: 4.2,
    batchable: true,
    deterministic: true,
    parity: { checked: 3, passed: 3, worstDifference: 0.000_001 },
    notes: [],
    measuredAt: '2026-11-20T09:25:02.000Z',
  },
};

const numbers = { predictions: 120, units: 480, errors: 2, cached: 30, latencyMs: { p50: 0.4, p95: 0.9, p99: 1.6 } };

export const stats: ModelStats = {
  ...numbers,
  since: '2026-11-20T10:00:00.000Z',
  until: '2026-11-20T11:00:00.000Z',
  byVersion: [{ ...numbers, version: 1 }],
  bucket: 'hour',
  buckets: [{ ...numbers, start: '2026-11-20T10:00:00.000Z' }],
};

export const modelShares = {
  data: [
    {
      id: 'usr_01kcx3a5v1w9x2y7z8a0b1c2d3',
      name: 'Ada',
      email: 'ada@example.org',
      isEmailVerified: true,
      sharedAt: '2026-11-21T08:00:00.000Z',
    },
  ],
  nextCursor: null,
};
