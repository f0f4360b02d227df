import type { Dimension } from '#lib/registry/onnx/onnx-summary';

/** A shape as people write it: [N, 4]. */
export function shownShape(shape: readonly Dimension[] | null): string {
  if (!shape) return '[of unknown shape]';
  return `[${shape.map((size, index) => size ?? (index === 0 ? 'N' : '?')).join(', ')}]`;
}
