import { z } from 'zod';
import type { TensorData } from '#lib/inference/tensors';
import { datatypeNames, datatypeOf } from '#lib/oip/datatypes';
import type { OutputTensor } from '#lib/oip/output-tensors';

/** The JSON of an answered inference request. */
export const InferResponse = z
  .object({
    model_name: z.string(),
    model_version: z.string(),
    id: z.string().optional().describe('As the request gave it.'),
    parameters: z.object({
      prediction_id: z.string().describe('The prediction, by which the ledger knows it.'),
      cached: z.boolean(),
    }),
    outputs: z.array(
      z.object({
        name: z.string(),
        datatype: z.enum(datatypeNames),
        shape: z.array(z.int()),
        data: z.array(z.unknown()).optional().describe('Flat; absent where its bytes follow the JSON.'),
        parameters: z
          .object({ binary_data_size: z.int().describe('How many of the bytes after the JSON are its elements.') })
          .optional(),
      }),
    ),
  })
  .meta({ id: 'InferResponse' });
export type InferResponse = z.infer<typeof InferResponse>;

/** What the answer says besides its tensors. */
export type Answered = {
  model: string;
  version: number;
  /** As the request gave it. */
  id: string | undefined;
  predictionId: string;
  cached: boolean;
};

/**
 * The body of an answer: JSON, or JSON and the bytes of the binary tensors after it, in their order. `jsonBytes` is the
 * length of the JSON where bytes follow, for the header Inference-Header-Content-Length.
 */
export function inferResponse(
  { model, version, id, predictionId, cached }: Answered,
  outputs: readonly OutputTensor[],
): { text: string } | { bytes: Uint8Array<ArrayBuffer>; jsonBytes: number } {
  const binary: Uint8Array[] = [];
  const tensors = outputs.map(({ name, type, shape, data, isBinary }) => {
    const head = `"name":${JSON.stringify(name)},"datatype":"${datatypeOf(type)}","shape":[${shape.join(',')}]`;
    if (!isBinary) return `{${head},"data":${jsonList(data, type === 'bool', type === 'float32')}}`;
    const bytes = bytesOf(data);
    binary.push(bytes);
    return `{${head},"parameters":{"binary_data_size":${bytes.length}}}`;
  });
  const parameters = `{"prediction_id":"${predictionId}","cached":${cached}}`;
  const echoed = id === undefined ? '' : `"id":${JSON.stringify(id)},`;
  const text = `{"model_name":"${model}","model_version":"${version}",${echoed}"parameters":${parameters},"outputs":[${tensors.join(',')}]}`;
  if (binary.length === 0) return { text };
  const json = Buffer.from(text);
  return { bytes: Buffer.concat([json, ...binary]), jsonBytes: json.length };
}

/** A flat list; of float32 the seven digits it holds, as `/api/predict` writes them, null for what is no finite number. */
function jsonList(data: TensorData, isBoolean: boolean, isFloat32: boolean): string {
  if (Array.isArray(data)) return JSON.stringify(data);
  // Without a number's cut to 53 bits, which JSON does not ask for.
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) return `[${data.join(',')}]`;
  if (isBoolean) return `[${Array.from(data, (value) => value !== 0).join(',')}]`;
  const numbers = isFloat32 ? Array.from(data, (value) => Number(value.toPrecision(7))) : Array.from(data);
  return JSON.stringify(numbers);
}

/** Little-endian and row by row, as typed arrays lie here; a text after its length as 32 bits. */
function bytesOf(data: TensorData): Uint8Array {
  if (!Array.isArray(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const sizes = data.map((text) => Buffer.byteLength(text));
  const bytes = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + 4 + size, 0));
  let offset = 0;
  data.forEach((text, index) => {
    offset = bytes.writeUInt32LE(sizes[index]!, offset);
    offset += bytes.write(text, offset);
  });
  return bytes;
}
