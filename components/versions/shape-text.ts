/** A tensor's shape as engineers write it: `float32 [N, 4]`. Open dimensions are `?`, the open first one is `N`. */
export function shapeText({
  elementType,
  shape,
}: {
  elementType: string;
  shape: readonly (number | string | null)[] | null;
}): string {
  if (!shape) return `${elementType}, shape unknown`;
  return `${elementType} [${shape.map((size, index) => size ?? (index === 0 ? 'N' : '?')).join(', ')}]`;
}
