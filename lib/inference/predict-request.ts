import { z } from 'zod';
import { env } from '#lib/env';
import type { HeldFile } from '#lib/inference/hold-file';
import type { ReadyVersion } from '#lib/registry/load-served';

const Subject = z
  .string()
  .min(1)
  .max(200)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  .refine((text) => text.isWellFormed() && !/[\u0000-\u001f]/.test(text), 'must have no control characters');

const oneTarget = 'send "version" or "alias", not both';
const target = {
  model: z.string('must name a model').min(1).max(63).describe('Slug of the model.'),
  alias: z.string().min(1).max(63).optional().describe('Answers the version it points at; `production` unless said.'),
  subject: Subject.optional().describe(
    'Whom the prediction is about, so that it can be found, exported or erased by that name.',
  ),
};
const versionWords = 'Number of the version to answer, instead of an alias.';

/** The body of `POST /api/predict`. The rows themselves are checked by the version's codec. */
export const PredictRequest = z
  .strictObject({
    ...target,
    input: z.unknown().optional().describe('One row: features by name.'),
    inputs: z
      .array(z.unknown(), 'must be a list of rows')
      .min(1, 'must hold at least one row')
      .optional()
      .meta({ description: 'Several rows.', maxItems: env.MAX_ROWS }),
    version: z
      .int('must be a whole number')
      .positive('must be at least 1')
      .max(2 ** 31 - 1)
      .optional()
      .describe(versionWords),
  })
  .refine(({ input, inputs }) => (input === undefined) !== (inputs === undefined), 'send either "input" or "inputs"')
  .refine(({ version, alias }) => version === undefined || alias === undefined, oneTarget)
  .meta({
    id: 'PredictRequest',
    oneOf: [{ required: ['input'] }, { required: ['inputs'] }],
    not: { required: ['version', 'alias'] },
  });
export type PredictRequest = z.infer<typeof PredictRequest>;

/** The fields of a form beside its file. */
export const predictFormFields = {
  ...target,
  version: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .positive('must be at least 1')
    .max(2 ** 31 - 1)
    .optional()
    .describe(versionWords),
  keepFile: z
    .enum(['true', 'false'], 'must be "true" or "false"')
    .optional()
    .describe('Whether the file is kept with the prediction, where its model keeps inputs.'),
};
export const PredictForm = z
  .strictObject(predictFormFields)
  .refine(({ version, alias }) => version === undefined || alias === undefined, oneTarget);

/** A file as its sender named it, with its media type by content. */
export type UploadedFile = HeldFile & { name: string };

/** Rows in the form of another protocol. */
export type RowSource = {
  /** The rows, at most MAX_ROWS, once it is known which version is to answer them. */
  rowsFor(version: ReadyVersion): readonly unknown[] | Promise<readonly unknown[]>;
  /** Where a row is in what was sent. */
  pointerOf(row: number): string;
  /** Raw tensors are answered as JSON too. */
  asJson?: boolean;
};

/**
 * A request; or one whose row is an uploaded file, which is kept with the prediction where that is wished; or one whose
 * rows come typed, and raw tensors of its answers leave as such. With `unitsOnly` nothing of its content is kept.
 */
export type PredictCall = PredictRequest & {
  file?: UploadedFile;
  keepFile?: boolean;
  source?: RowSource;
  unitsOnly?: boolean;
};
