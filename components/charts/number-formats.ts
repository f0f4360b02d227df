/** How numbers of an axis are written; a name, so that a server component can choose one. */
export const numberFormats = {
  /** 0.9312 */
  share: (value: number) => fixed(value, 4),
  /** 12,345 */
  whole: (value: number) => value.toLocaleString('en', { maximumFractionDigits: 0 }),
  /** 0.01235, 1,235,000 */
  short: (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 4 }),
} as const;

export type NumberFormat = keyof typeof numberFormats;

function fixed(value: number, digits: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
