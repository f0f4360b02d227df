import { shownShape } from '#lib/registry/binding/shown-shape';
import type { GraphOutput } from '#lib/registry/onnx/onnx-summary';

/** The outputs a graph has, as they are told to its owner. */
export function describedOutputs(outputs: readonly GraphOutput[]): string {
  const each = outputs.slice(0, 20).map(({ name, kind, elementType, shape }) => {
    if (kind !== 'tensor') return `"${name}" (a ${kind})`;
    return `"${name}" (${elementType}${shape ? ` ${shownShape(shape)}` : ''})`;
  });
  const all = each.join(', ') + (outputs.length > 20 ? ', …' : '');
  const sequences = outputs.some(({ kind }) => kind !== 'tensor');
  return `it has ${all || 'none'}${sequences ? '; sequences and maps cannot be read, export tensors' : ''}`;
}
