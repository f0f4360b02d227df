import { AppError } from '#lib/errors';
import { binaryElements } from '#lib/oip/binary-elements';
import type { Elements } from '#lib/oip/datatypes';
import { countOf } from '#lib/oip/element-count';
import type { InputTensor } from '#lib/oip/infer-request';
import { jsonElements } from '#lib/oip/json-elements';

/** The typed elements of an input. Throws AppError('invalid') where they are not as many, or not such, as it says. */
export function elementsOf({ name, datatype, shape, content }: InputTensor): Elements {
  const count = countOf(shape);
  const problem = (detail: string) => new AppError('invalid', `The input "${name}" ${detail}.`);
  if (count === null) throw problem(`has the shape [${shape}], which is more elements than can be`);
  const found =
    'bytes' in content ? binaryElements(content.bytes, datatype, count) : jsonElements(content.data, datatype, shape);
  if (typeof found !== 'string') return found;
  throw problem(`${found} (${datatype} [${shape}])`);
}
