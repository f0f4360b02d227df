import type { Part } from '#lib/registry/binding/claim-inputs';
import type { Feature } from '#lib/registry/feature';
import { type ElementType, isFloat, isInteger } from '#lib/registry/onnx/element-type';

/** What is wrong, and in which field of the feature. */
type Problem = { field: string; detail: string };

/** What keeps a part of a feature from being fed to an input of that type. */
export function partProblem(feature: Feature, part: Part, elementType: ElementType): Problem | undefined {
  if (elementType === 'int64' || elementType === 'int32') return undefined;
  if (feature.type === 'audio') {
    const fits = elementType === 'float32' || elementType === 'bool';
    return fits ? undefined : { field: 'mask', detail: 'a mask is fed as whole numbers, float32 or bool' };
  }
  return { field: `tokens/inputs/${part}`, detail: 'tokens are fed as int64 or int32' };
}

/** What keeps a feature from being fed to an input of that type. */
export function typeProblem(feature: Feature, elementType: ElementType): Problem | undefined {
  const wrongType = (detail: string) => ({ field: 'type', detail });
  switch (feature.type) {
    case 'number':
    case 'integer':
      if (elementType === 'string') return wrongType(`a ${feature.type} cannot be fed; use "category" or "text"`);
      if (elementType === 'bool') return wrongType(`a ${feature.type} cannot be fed; use "boolean"`);
      if (feature.default === null && isInteger(elementType)) {
        return { field: 'default', detail: 'null means NaN, which a whole number cannot be' };
      }
      return undefined;
    case 'category':
      if (feature.default === null && isInteger(elementType)) {
        return { field: 'default', detail: 'null means missing, which a whole number cannot say' };
      }
      if (feature.open && elementType !== 'string') {
        return { field: 'open', detail: 'only an input of strings can take categories that are not listed' };
      }
      return elementType === 'bool' ? wrongType('a category cannot be fed; use "boolean"') : undefined;
    case 'date':
      return isFloat(elementType) ? undefined : wrongType('a date is fed as a number with a fraction; use "text"');
    case 'text':
      return elementType === 'string'
        ? undefined
        : wrongType('a text cannot be fed as it is; give it "tokens", or use "number", "integer" or "category"');
    case 'image':
      return elementType === 'float32' || elementType === 'uint8'
        ? undefined
        : wrongType('an image is fed as float32 or uint8; use "tensor"');
    case 'audio':
    case 'video':
      return elementType === 'float32'
        ? undefined
        : wrongType(`${feature.type === 'audio' ? 'a recording' : 'a film'} is fed as float32; use "tensor"`);
    case 'boolean':
      return feature.default === null && elementType !== 'string' && !isFloat(elementType)
        ? { field: 'default', detail: 'null means missing, which the input cannot say' }
        : undefined;
    case 'tensor':
      return undefined;
  }
}
