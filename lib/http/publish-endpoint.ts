import { z } from 'zod';
import { endpoint } from '#lib/http/endpoint';
import { parseInput } from '#lib/http/parse-input';
import { readUpload } from '#lib/http/read-upload';
import { PublishDetails, publishVersion } from '#lib/registry/publish-version';

const details = PublishDetails.shape;

/** The fields of the form beside its file. */
export const UploadFields = z.object({
  /** The manifest as JSON text, as it would stand in `model.json`. */
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
    .optional(),
  notes: details.notes,
  /** SHA-256 of the file in hexadecimal, to be compared with what arrived. */
  sha256: details.expectedSha256,
  sizeBytes: details.expectedSizeBytes,
});

/** `POST /api/v1/models/{slug}/versions`: a form with a model file, stored as it comes. */
export const publishEndpoint = endpoint({
  permission: 'model:write',
  params: z.object({ slug: z.string() }),
  status: 202,
  run: (ctx, { params: { slug }, request }) =>
    readUpload(request, ({ file, fileName, fields }) =>
      publishVersion(ctx, { slug, file, fileName, laterDetails: fields.then(toDetails) }),
    ),
});

function toDetails(fields: Record<string, string>): PublishDetails {
  const { manifest, notes, sha256, sizeBytes } = parseInput(UploadFields, fields);
  return { ownManifest: manifest, notes, expectedSha256: sha256, expectedSizeBytes: sizeBytes };
}
