import { z } from 'zod';
import { env } from '#lib/env';
import { operation } from '#lib/http/operation';
import { validatingVersion } from '#lib/http/operations/examples/models';
import { parseInput } from '#lib/http/parse-input';
import { readUpload } from '#lib/http/read-upload';
import { PublishDetails, publishVersion } from '#lib/registry/publish-version';
import { VersionDetail } from '#lib/registry/version-detail';

const details = PublishDetails.shape;

/** The fields of the form beside its file. */
export const UploadFields = z.object({
  manifest: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'This is not valid JSON.' });
        return z.NEVER;
      }
    })
    .pipe(details.ownManifest)
    .optional()
    .meta({
      description: 'The manifest as JSON text, as it would stand in `model.json`; it goes before that.',
      contentMediaType: 'application/json',
    }),
  notes: details.notes.describe('What is new about it.'),
  sha256: details.expectedSha256.describe('SHA-256 of the file in hexadecimal, to be compared with what arrived.'),
  sizeBytes: details.expectedSizeBytes.describe('Size of the file in bytes, to be compared with what arrived.'),
});

/** `POST /api/v1/models/{slug}/versions`: a form with a model file, stored as it comes. */
export const publishOperation = operation({
  method: 'POST',
  path: '/api/v1/models/{slug}/versions',
  id: 'publishVersion',
  tag: 'Models',
  summary: 'Publish a version',
  description:
    'An `.onnx` file, or a `.zip` with it and its `model.json`, as the next version. The worker examines it: ' +
    '`validating`, later `ready` or `rejected` with the reason.',
  permission: 'model:write',
  idempotent: true,
  params: z.object({ slug: z.string() }),
  status: 202,
  contents: [
    {
      type: 'multipart/form-data',
      schema: UploadFields.extend({ file: z.file().describe('The model.') }).meta({ id: 'VersionUpload' }),
      example: { notes: 'A forest of 100 trees.' },
      maxBytes: env.MAX_UPLOAD_BYTES,
    },
  ],
  answer: VersionDetail,
  answerHeaders: { Location: 'Where the version is, to see what becomes of it.' },
  examples: { params: { slug: 'iris' }, answer: validatingVersion },
  run: async (ctx, { params: { slug }, request, headers }) => {
    const version = await readUpload(request, ({ file, fileName, fields }) =>
      publishVersion(ctx, { slug, file, fileName, laterDetails: fields.then(toDetails) }),
    );
    headers.location = `/api/v1/models/${slug}/versions/${version.number}`;
    return version;
  },
});

function toDetails(fields: Record<string, string>): PublishDetails {
  const { manifest, notes, sha256, sizeBytes } = parseInput(UploadFields, fields);
  return { ownManifest: manifest, notes, expectedSha256: sha256, expectedSizeBytes: sizeBytes };
}
