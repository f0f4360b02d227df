import { z } from 'zod';
import { env } from '#lib/env';
import { operation } from '#lib/http/operation';
import { newDataset } from '#lib/http/operations/examples/datasets';
import { parseInput } from '#lib/http/parse-input';
import { readUpload } from '#lib/http/read-upload';
import { createDataset, DatasetDetails } from '#lib/training/datasets/create-dataset';
import { DatasetDetail } from '#lib/training/datasets/dataset-detail';

const details = DatasetDetails.shape;

/** The fields of the form beside its file. */
export const DatasetUploadFields = z.object({
  name: details.name,
  dataset: details.dataset,
  target: details.target,
  pseudonymise: z
    .string()
    .transform((text, context) => {
      const names = columnNames(text);
      if (names === null) context.addIssue('Send a JSON list of names.');
      return names ?? z.NEVER;
    })
    .optional()
    .describe(
      'Columns about people, as a JSON list of names: their values are replaced by pseudonyms before the file is kept. Send it before the file, and `dataset` too.',
    ),
  sha256: details.expectedSha256.describe('SHA-256 of the file in hexadecimal, to be compared with what arrived.'),
  sizeBytes: details.expectedSizeBytes,
});

/** `POST /api/v1/datasets`: a form with a CSV file, stored as it comes. */
export const datasetUploadOperation = operation({
  method: 'POST',
  path: '/api/v1/datasets',
  id: 'createDataset',
  tag: 'Data sets',
  summary: 'Upload a data set',
  description:
    'A CSV file, as a new data set or as the next version of one. The worker reads it: `profiling`, later `ready` or `rejected`.',
  permission: 'training:write',
  idempotent: true,
  status: 202,
  contents: [
    {
      type: 'multipart/form-data',
      maxBytes: env.MAX_UPLOAD_BYTES,
      schema: DatasetUploadFields.extend({ file: z.file() }).meta({ id: 'DatasetUpload' }),
      example: { name: 'Flowers', target: 'species' },
    },
  ],
  answer: DatasetDetail,
  refuses: ['not-found'],
  examples: { answer: newDataset },
  run: (ctx, { request }) =>
    readUpload(request, ({ file, fileName, fieldsBefore, fields }) =>
      createDataset(ctx, { file, fileName, detailsBefore: toDetails(fieldsBefore), details: fields.then(toDetails) }),
    ),
});

function toDetails(fields: Record<string, string>): DatasetDetails {
  const { sha256, sizeBytes, ...rest } = parseInput(DatasetUploadFields, fields);
  return { ...rest, expectedSha256: sha256, expectedSizeBytes: sizeBytes };
}

function columnNames(text: string): string[] | null {
  try {
    return z.array(z.string().min(1)).min(1).max(100).parse(JSON.parse(text));
  } catch {
    return null;
  }
}
