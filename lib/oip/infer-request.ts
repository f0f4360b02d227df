import { z } from 'zod';
import { AppError } from '#lib/errors';
import { datatypeNames } from '#lib/oip/datatypes';

/** Of all inputs, and of the dimensions of one: far more than any model has. */
const MOST_TENSORS = 10_000;
const MOST_DIMENSIONS = 32;

const Name = z.string('must be a text').min(1).max(1000);
const size = z.int('must be a whole number').nonnegative('must not be negative');

const inBody = (parameters: object) => !('shared_memory_region' in parameters);
const noSharedMemory = 'must not name shared memory: tensors are in the body here';

const InputParameters = z
  .looseObject({ binary_data_size: size.optional().describe('How many of the bytes after the JSON are its elements.') })
  .refine(inBody, noSharedMemory);

const RequestInput = z.looseObject({
  name: Name,
  datatype: z.enum(datatypeNames, `must be one of ${datatypeNames.join(', ')}`),
  shape: z.array(size, 'must be a list of dimensions').max(MOST_DIMENSIONS),
  parameters: InputParameters.optional(),
  data: z.unknown().optional().describe('The elements, in a flat list or nested as the shape says.'),
});

const OutputParameters = z
  .looseObject({
    binary_data: z.boolean('must be true or false').optional(),
    classification: z
      .int('must be a whole number')
      .positive('must be at least 1')
      .optional()
      .describe('How many classes are answered, as texts "value:index:label", in the place of all probabilities.'),
  })
  .refine(inBody, noSharedMemory);

const RequestedOutput = z.looseObject({ name: Name, parameters: OutputParameters.optional() });
export type RequestedOutput = z.infer<typeof RequestedOutput>;

const RequestParameters = z
  .looseObject({ binary_data_output: z.boolean('must be true or false').optional() })
  .refine(
    ({ sequence_id: id = 0 }) => id === 0 || id === '',
    'must have no sequence_id: no model here remembers calls',
  );

/** The JSON of an inference request; what else clients send (`model_name`, `timeout`, `priority`) is let pass. */
export const InferRequest = z
  .looseObject(
    {
      id: z.string('must be a text').max(1000).optional(),
      parameters: RequestParameters.optional(),
      inputs: z.array(RequestInput, 'must be a list of tensors').min(1, 'must hold a tensor').max(MOST_TENSORS),
      outputs: z.array(RequestedOutput, 'must be a list').max(MOST_TENSORS).optional(),
    },
    'must be a JSON object',
  )
  .meta({ id: 'InferRequest' });
export type InferRequest = z.infer<typeof InferRequest>;

/** A tensor of a request: its elements in JSON, or as the bytes that follow it. */
export type InputTensor = Pick<z.infer<typeof RequestInput>, 'name' | 'datatype' | 'shape'> & {
  content: { data: unknown } | { bytes: Uint8Array };
};

/**
 * Gives each input its part of the bytes that follow the JSON, in their order (binary tensor data extension). Throws
 * AppError('invalid') where sizes and bytes do not add up, or an input has both or neither.
 */
export function inputTensors({ inputs }: InferRequest, binary: Uint8Array): InputTensor[] {
  let offset = 0;
  const tensors = inputs.map(({ name, datatype, shape, parameters, data }): InputTensor => {
    const sizeBytes = parameters?.binary_data_size;
    if (sizeBytes === undefined) {
      if (data === undefined || data === null) {
        throw refused(`The input "${name}" has neither "data" nor the parameter "binary_data_size".`);
      }
      return { name, datatype, shape, content: { data } };
    }
    if (data !== undefined && data !== null) {
      throw refused(`The input "${name}" has both "data" and the parameter "binary_data_size": send one of them.`);
    }
    const left = binary.length - offset;
    if (sizeBytes > left) {
      throw refused(
        `The input "${name}" says it has ${sizeBytes} bytes, but of the body ${left} are left after the JSON and the inputs before. Is the header Inference-Header-Content-Length the length of the JSON?`,
      );
    }
    offset += sizeBytes;
    return { name, datatype, shape, content: { bytes: binary.subarray(offset - sizeBytes, offset) } };
  });
  if (offset !== binary.length) {
    throw refused(
      `The body has ${binary.length} bytes after its JSON, but its inputs say they have ${offset} together ("binary_data_size").`,
    );
  }
  return tensors;
}

const refused = (detail: string) => new AppError('invalid', detail);
