import { z } from 'zod';
import type { HeldFile } from '#lib/inference/hold-file';

const Subject = z
  .string()
  .min(1)
  .max(200)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  .refine((text) => text.isWellFormed() && !/[\u0000-\u001f]/.test(text), 'must have no control characters');

/** The body of `POST /api/predict`. The rows themselves are checked by the version's codec. */
export const PredictRequest = z
  .strictObject({
    model: z.string('must name a model').min(1).max(63),
    /** One row … */
    input: z.unknown().optional(),
    /** … or many. */
    inputs: z.array(z.unknown(), 'must be a list of rows').min(1, 'must hold at least one row').optional(),
    version: z
      .int('must be a whole number')
      .positive('must be at least 1')
      .max(2 ** 31 - 1)
      .optional(),
    alias: z.string().min(1).max(63).optional(),
    /** Whom the prediction is about, so that it can be found, exported or erased by that name. */
    subject: Subject.optional(),
  })
  .refine(({ input, inputs }) => (input === undefined) !== (inputs === undefined), 'send either "input" or "inputs"')
  .refine(({ version, alias }) => version === undefined || alias === undefined, 'send "version" or "alias", not both');
export type PredictRequest = z.infer<typeof PredictRequest>;

/** A file as its sender named it, with its media type by content. */
export type UploadedFile = HeldFile & { name: string };

/** A request, or one whose row is an uploaded file, which is kept with the prediction where that is wished. */
export type PredictCall = PredictRequest & { file?: UploadedFile; keepFile?: boolean };
