/** The range of a number with its unit: `0 to 30 cm`, `at least 0`, `any`. */
export function rangeText({ min, max, unit }: { min?: number; max?: number; unit?: string }): string {
  const own = unit ? ` ${unit}` : '';
  if (min !== undefined && max !== undefined) return `${min} to ${max}${own}`;
  if (min !== undefined) return `at least ${min}${own}`;
  if (max !== undefined) return `at most ${max}${own}`;
  return unit ? `any, in ${unit}` : 'any';
}
