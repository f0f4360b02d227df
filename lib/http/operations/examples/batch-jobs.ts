import type { BatchJobDetail } from '#lib/batch/batch-job-detail';
import type { BatchRowPage } from '#lib/batch/batch-rows';
import { owner } from '#lib/http/operations/examples/owner';

export const queuedJob: BatchJobDetail = {
  id: 'job_01kb1f9c4e6g8j0k2m4n6p8q0r',
  status: 'queued',
  model: { slug: 'iris', name: 'Iris' },
  version: 1,
  owner,
  format: 'csv',
  inputName: 'flowers.csv',
  inputBytes: 3_975,
  inputSha256: '9d0c7a1d2b8e5f46c3a9e07b61d4f8250a7c3e9b1d6f4a285e0c9b7d3f1a6e42',
  doneBytes: 0,
  doneRows: 0,
  totalRows: null,
  failedRows: 0,
  units: 0,
  outputBytes: 0,
  rowsPerSecond: null,
  secondsLeft: null,
  problem: null,
  notes: [],
  scheduleId: null,
  createdAt: '2026-11-20T09:15:00.000Z',
  startedAt: null,
  finishedAt: null,
};

export const doneJob: BatchJobDetail = {
  ...queuedJob,
  status: 'succeeded',
  doneBytes: queuedJob.inputBytes,
  doneRows: 150,
  units: 150,
  outputBytes: 9_120,
  rowsPerSecond: 2_900,
  startedAt: '2026-11-20T09:15:01.000Z',
  finishedAt: '2026-11-20T09:15:02.000Z',
};

export const canceledJob: BatchJobDetail = {
  ...queuedJob,
  status: 'canceled',
  finishedAt: '2026-11-20T09:15:02.000Z',
};

export const rows: BatchRowPage = {
  data: [
    {
      row: 0,
      file: null,
      input: { petal_length: '1.4', species: 'setosa', p_setosa: '0.98' },
      answer: null,
      error: null,
    },
  ],
  nextFrom: null,
};
