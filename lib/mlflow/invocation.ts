import { z } from 'zod';

const forms = ['dataframe_split', 'dataframe_records', 'instances', 'inputs'] as const;

/** The JSON of MLflow's scoring protocol, version 2: rows in exactly one of four forms. */
export const Invocation = z
  .strictObject({
    dataframe_split: z
      .strictObject({
        columns: z.array(z.union([z.string(), z.int()])).optional(),
        data: z.array(z.array(z.unknown(), 'must be a list of values'), 'must be a list of rows'),
        index: z.unknown().optional(),
      })
      .optional()
      .meta({ description: 'Names of columns, and a list of values a row. `index` is not looked at.' }),
    dataframe_records: z
      .array(z.unknown(), 'must be a list of objects')
      .optional()
      .meta({ description: 'An object a row.' }),
    instances: z
      .array(z.unknown(), 'must be a list of rows')
      .optional()
      .meta({ description: 'A row each: an object, or its bare value where the model has one input.' }),
    inputs: z
      .unknown()
      .optional()
      .meta({ description: 'An object with a list of values for each column, or rows as in `instances`.' }),
    params: z
      .record(z.string(), z.unknown())
      .nullish()
      .refine(
        (params) => Object.keys(params ?? {}).length === 0,
        'models here take no parameters: leave "params" out, or send {}',
      )
      .meta({ description: 'Empty: models here take no parameters.' }),
  })
  .refine(
    (body) => forms.filter((form) => body[form] !== undefined).length === 1,
    'send exactly one of "dataframe_split", "dataframe_records", "instances" and "inputs"',
  );
export type Invocation = z.infer<typeof Invocation>;
