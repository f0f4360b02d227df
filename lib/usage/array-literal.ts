/** PostgreSQL array literals, made here since the driver's general way costs more than the insert they feed. */

/** For values without quotes, commas, braces or backslashes: ids, numbers, booleans. Null is NULL. */
export function plainArray(values: readonly (string | number | boolean | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

/** For any text. Null is NULL. */
export function textArray(values: readonly (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : `"${value.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
}
