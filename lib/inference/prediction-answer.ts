import { z } from 'zod';
import type { Prediction } from '#lib/inference/predict';

/** The JSON of an answered call. */
export const PredictionAnswer = z
  .object({
    id: z.string().meta({ description: 'The prediction, by which the ledger knows it.' }),
    model: z.string(),
    version: z.int(),
    predictions: z.array(z.unknown()).meta({ description: 'An answer a row; what it has depends on the task.' }),
    units: z.int().meta({ description: 'Rows answered, which is what is billed.' }),
    cached: z.boolean(),
  })
  .meta({ id: 'PredictionAnswer' });
export type PredictionAnswer = z.infer<typeof PredictionAnswer>;

export const RerunAnswer = PredictionAnswer.extend({
  unitsOnly: z.boolean().meta({
    description:
      'True where the prediction was somebody else’s: of this one only the units are recorded, no rows, answers, subject or file.',
  }),
}).meta({ id: 'RerunAnswer' });
export type RerunAnswer = z.infer<typeof RerunAnswer>;

/** The same as JSON text, without parsing the answers again. */
export function answerJson({
  id,
  model,
  version,
  predictionsJson,
  units,
  cached,
  unitsOnly,
}: Omit<Prediction, 'stagesMs'> & Partial<Pick<RerunAnswer, 'unitsOnly'>>): string {
  const ofRerun = unitsOnly === undefined ? '' : `,"unitsOnly":${unitsOnly}`;
  return `{"id":"${id}","model":"${model}","version":${version},"predictions":${predictionsJson},"units":${units},"cached":${cached}${ofRerun}}`;
}
