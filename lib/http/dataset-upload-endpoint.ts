import { z } from 'zod';
import { endpoint } from '#lib/http/endpoint';
import { parseInput } from '#lib/http/parse-input';
import { readUpload } from '#lib/http/read-upload';
import { createDataset, DatasetDetails } from '#lib/training/datasets/create-dataset';

const details = DatasetDetails.shape;

/** The fields of the form beside its file. */
export const DatasetUploadFields = z.object({
  name: details.name,
  dataset: details.dataset,
  target: details.target,
  /** SHA-256 of the file in hexadecimal, to be compared with what arrived. */
  sha256: details.expectedSha256,
  sizeBytes: details.expectedSizeBytes,
});

/** `POST /api/v1/datasets`: a form with a CSV file, stored as it comes. */
export const datasetUploadEndpoint = endpoint({
  permission: 'training:write',
  status: 202,
  run: (ctx, { request }) =>
    readUpload(request, ({ file, fileName, fields }) =>
      createDataset(ctx, { file, fileName, details: fields.then(toDetails) }),
    ),
});

function toDetails(fields: Record<string, string>): DatasetDetails {
  const { sha256, sizeBytes, ...rest } = parseInput(DatasetUploadFields, fields);
  return { ...rest, expectedSha256: sha256, expectedSizeBytes: sizeBytes };
}
