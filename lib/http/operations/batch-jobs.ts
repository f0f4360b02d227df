import { BatchFileInput, batchFile } from '#lib/batch/batch-file';
import { BatchJobDetail, BatchJobPage } from '#lib/batch/batch-job-detail';
import { BatchOutputInput, batchOutput } from '#lib/batch/batch-output';
import { BatchRowPage, BatchRows, batchRows } from '#lib/batch/batch-rows';
import { CancelBatchJob, cancelBatchJob } from '#lib/batch/cancel-batch-job';
import { DeleteBatchJob, deleteBatchJob } from '#lib/batch/delete-batch-job';
import { partOfStream } from '#lib/batch/files/part-of-stream';
import { GetBatchJob, getBatchJob } from '#lib/batch/get-batch-job';
import { ListBatchJobs, listBatchJobs } from '#lib/batch/list-batch-jobs';
import { FileDownload } from '#lib/http/answer';
import { batchUploadOperation } from '#lib/http/batch-upload-operation';
import { byteRange } from '#lib/http/byte-range';
import { fileOfUser } from '#lib/http/file-of-user';
import { operation } from '#lib/http/operation';
import { canceledJob, doneJob, rows } from '#lib/http/operations/examples/batch-jobs';

const params = { id: doneJob.id };
const anyFile = { type: '*/*' };

export const batchJobOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/batch-jobs',
    id: 'listBatchJobs',
    tag: 'Batch jobs',
    summary: 'List your batch jobs',
    description: 'Newest first; an admin sees everybody’s.',
    permission: 'batch:run',
    query: ListBatchJobs,
    answer: BatchJobPage,
    examples: { query: { limit: '20' }, answer: { data: [doneJob], nextCursor: null } },
    run: (ctx, { query }) => listBatchJobs(ctx, query),
  }),

  create: batchUploadOperation,

  get: operation({
    method: 'GET',
    path: '/api/v1/batch-jobs/{id}',
    id: 'getBatchJob',
    tag: 'Batch jobs',
    summary: 'Read a batch job',
    description: 'How far it is, how fast, and what it is billed so far.',
    permission: 'batch:run',
    params: GetBatchJob,
    answer: BatchJobDetail,
    refuses: ['not-found'],
    examples: { params, answer: doneJob },
    run: (ctx, { params }) => getBatchJob(ctx, params),
  }),

  cancel: operation({
    method: 'POST',
    path: '/api/v1/batch-jobs/{id}/cancel',
    id: 'cancelBatchJob',
    tag: 'Batch jobs',
    summary: 'Cancel a batch job',
    description: 'What was finished stays, and stays billed. A job that is over is a `409`.',
    permission: 'batch:run',
    params: CancelBatchJob,
    answer: BatchJobDetail,
    refuses: ['not-found', 'conflict'],
    examples: { params, answer: canceledJob },
    run: (ctx, { params }) => cancelBatchJob(ctx, params),
  }),

  delete: operation({
    method: 'DELETE',
    path: '/api/v1/batch-jobs/{id}',
    id: 'deleteBatchJob',
    tag: 'Batch jobs',
    summary: 'Delete a batch job that is over',
    description: 'Its input and its output with it; its rows in the ledger stay.',
    permission: 'batch:run',
    params: DeleteBatchJob,
    refuses: ['not-found', 'conflict'],
    examples: { params },
    run: (ctx, { params }) => deleteBatchJob(ctx, params),
  }),

  output: operation({
    method: 'GET',
    path: '/api/v1/batch-jobs/{id}/output',
    id: 'getBatchOutput',
    tag: 'Batch jobs',
    summary: 'Download the answers of a batch job',
    description:
      'In the format of the input: CSV with columns for the answer, or a line of JSON a row. `409` until the job is over.',
    permission: 'batch:run',
    params: BatchOutputInput,
    answers: [
      { status: 200, description: 'The rows with their answers.', content: { type: 'text/csv' } },
      { status: 200, description: 'The rows with their answers.', content: { type: 'application/jsonl' } },
    ],
    refuses: ['not-found', 'conflict'],
    examples: { params },
    run: async (ctx, { params }) => {
      const { content, ...about } = await batchOutput(ctx, params);
      return new FileDownload(content, about);
    },
  }),

  rows: operation({
    method: 'GET',
    path: '/api/v1/batch-jobs/{id}/rows',
    id: 'listBatchRows',
    tag: 'Batch jobs',
    summary: 'Read rows of a batch job with their answers',
    description: 'Those that are finished so far, in the order of the input; also of a job that is under way.',
    permission: 'batch:run',
    params: GetBatchJob,
    query: BatchRows.omit({ id: true }),
    answer: BatchRowPage,
    refuses: ['not-found'],
    examples: { params, query: { from: '0', limit: '50' }, answer: rows },
    run: (ctx, { params, query }) => batchRows(ctx, { ...params, ...query }),
  }),

  file: operation({
    method: 'GET',
    path: '/api/v1/batch-jobs/{id}/files/{n}',
    id: 'getBatchFile',
    tag: 'Batch jobs',
    summary: 'Download a file that is a row of a batch job',
    description: 'Takes a `Range`, as players send it to jump in a recording.',
    permission: 'batch:run',
    params: BatchFileInput,
    answers: [
      { status: 200, description: 'The file, as its content’s type.', content: anyFile },
      { status: 206, description: 'The part of the file that `Range` asks for.', content: anyFile },
    ],
    refuses: ['not-found'],
    examples: { params: { ...params, n: '0' } },
    run: async (ctx, { params, request, headers }) => {
      const { content, ...about } = await batchFile(ctx, params);
      headers['accept-ranges'] = 'bytes';
      const range = byteRange(request.header('range'), about.sizeBytes);
      return fileOfUser(range ? partOfStream(content, range) : content, about, headers, range);
    },
  }),
};
