import { z } from 'zod';
import { BatchJobDetail } from '#lib/batch/batch-job-detail';
import { receiveFiles } from '#lib/batch/files/receive-files';
import { type ExpectedFile, startBatchJob } from '#lib/batch/start-batch-job';
import { BatchTarget, targetVersion } from '#lib/batch/target-version';
import { env } from '#lib/env';
import { operation } from '#lib/http/operation';
import { queuedJob } from '#lib/http/operations/examples/batch-jobs';
import { parseInput } from '#lib/http/parse-input';
import { readForm } from '#lib/http/read-form';
import { readJson } from '#lib/http/read-json';
import { uploadFolder } from '#lib/http/read-predict-request';
import { PublishDetails } from '#lib/registry/publish-version';
import { GetDataset, getDataset } from '#lib/training/datasets/get-dataset';

/** A data set of one's own instead of a file. */
export const BatchOfDataset = z.object({
  dataset: GetDataset.shape.id,
  datasetVersion: GetDataset.shape.version.describe('Number of a version of the data set; the newest unless said.'),
});

/** What the fields of the form say of its file; to be compared with what arrived. */
export const BatchFileFields = z.object({
  sha256: PublishDetails.shape.expectedSha256.describe('SHA-256 of the file in hexadecimal.'),
  sizeBytes: PublishDetails.shape.expectedSizeBytes,
});

const mostFiles = 1_000;
const tooManyFiles = `The form has more than ${mostFiles.toLocaleString('en')} files. Send more of them as one .zip.`;

/**
 * `POST /api/v1/batch-jobs`: a form with a file of rows, stored as it comes, or with files that are a row each, by
 * themselves or as one .zip; or JSON that names a data set.
 */
export const batchUploadOperation = operation({
  method: 'POST',
  path: '/api/v1/batch-jobs',
  id: 'createBatchJob',
  tag: 'Batch jobs',
  summary: 'Score a file of rows, or many files',
  description:
    'CSV, JSON lines, files that are a row each, one `.zip` of them, or a data set of yours by its id. The worker scores it with the version that the alias points at now.',
  permission: 'batch:run',
  idempotent: true,
  status: 202,
  contents: [
    {
      type: 'multipart/form-data',
      maxBytes: env.MAX_UPLOAD_BYTES,
      schema: z
        .object({ ...BatchTarget.shape, ...BatchFileFields.shape, file: z.array(z.file()) })
        .meta({ id: 'BatchUpload' }),
      example: { model: 'iris' },
    },
    {
      type: 'application/json',
      schema: z.object({ ...BatchTarget.shape, ...BatchOfDataset.shape }).meta({ id: 'BatchOfDataset' }),
      example: { model: 'iris', dataset: 'ds_01kb1f4t6p8q1r4s7t0v3w6x9y' },
    },
  ],
  answer: BatchJobDetail,
  refuses: ['not-found', 'quota-exceeded'],
  examples: { answer: queuedJob },
  run: async (ctx, { request }) => {
    if (/^application\/json\b/i.test(request.header('content-type') ?? '')) {
      const body = await readJson(request);
      const target = parseInput(BatchTarget, body);
      const { dataset: id, datasetVersion } = parseInput(BatchOfDataset, body);
      const { version } = await getDataset(ctx, { id, version: datasetVersion });
      const { id: datasetVersionId, fileSha256: sha256, fileName, sizeBytes } = version;
      return startBatchJob(ctx, { target, input: { datasetVersionId, sha256, fileName, sizeBytes } });
    }
    return readForm(request, { mostFiles, tooManyFiles, mostFieldBytes: env.MAX_BODY_BYTES }, async (form) => {
      if (form.fieldsSoFar.model) await targetVersion(ctx, parseInput(BatchTarget, form.fieldsSoFar));
      return receiveFiles(form.files, uploadFolder, (upload) => {
        const fields = upload.whole.then(() => form.fields);
        const target = fields.then((read) => parseInput(BatchTarget, read));
        const input = {
          file: upload.content,
          get fileName() {
            return upload.name;
          },
          isArchive: upload.kind === 'files',
          expected: fields.then(upload.isAsSent ? toExpected : () => ({})),
        };
        return startBatchJob(ctx, { target, input });
      });
    });
  },
});

function toExpected(fields: Record<string, string>): ExpectedFile {
  const { sha256, sizeBytes } = parseInput(BatchFileFields, fields);
  return { expectedSha256: sha256, expectedSizeBytes: sizeBytes };
}
