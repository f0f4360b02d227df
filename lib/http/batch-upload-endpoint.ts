import { z } from 'zod';
import { type ExpectedFile, startBatchJob } from '#lib/batch/start-batch-job';
import { BatchTarget } from '#lib/batch/target-version';
import { endpoint } from '#lib/http/endpoint';
import { parseInput } from '#lib/http/parse-input';
import { readJson } from '#lib/http/read-json';
import { readUpload } from '#lib/http/read-upload';
import { PublishDetails } from '#lib/registry/publish-version';
import { GetDataset, getDataset } from '#lib/training/datasets/get-dataset';

/** A data set of one's own instead of a file. */
export const BatchOfDataset = z.object({
  dataset: GetDataset.shape.id,
  /** Number of a version of the data set; the newest unless said. */
  datasetVersion: GetDataset.shape.version,
});

/** What the fields of the form say of its file; to be compared with what arrived. */
export const BatchFileFields = z.object({
  /** SHA-256 of the file in hexadecimal. */
  sha256: PublishDetails.shape.expectedSha256,
  sizeBytes: PublishDetails.shape.expectedSizeBytes,
});

/** `POST /api/v1/batch-jobs`: a form with a file of rows, stored as it comes; or JSON that names a data set. */
export const batchUploadEndpoint = endpoint({
  permission: 'batch:run',
  status: 202,
  run: async (ctx, { request }) => {
    if (/^application\/json\b/i.test(request.header('content-type') ?? '')) {
      const body = await readJson(request);
      const target = parseInput(BatchTarget, body);
      const { dataset: id, datasetVersion } = parseInput(BatchOfDataset, body);
      const { version } = await getDataset(ctx, { id, version: datasetVersion });
      const { fileSha256: sha256, fileName, sizeBytes } = version;
      return startBatchJob(ctx, { target, input: { sha256, fileName, sizeBytes } });
    }
    return readUpload(request, ({ file, fileName, fields }) => {
      const target = fields.then((read) => parseInput(BatchTarget, read));
      return startBatchJob(ctx, { target, input: { file, fileName, expected: fields.then(toExpected) } });
    });
  },
});

function toExpected(fields: Record<string, string>): ExpectedFile {
  const { sha256, sizeBytes } = parseInput(BatchFileFields, fields);
  return { expectedSha256: sha256, expectedSizeBytes: sizeBytes };
}
