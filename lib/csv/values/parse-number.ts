const thousands = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const commaThousands = /^[-+]?\d{1,3}(\.\d{3})+(,\d+)?$/;
const commaDecimal = /^[-+]?\d*,?\d+(e[-+]?\d+)?$/i;

/** The number a trimmed text stands for, written as `1234.5`, `1,234.5` or `1.2e3`; NaN where it is none. */
export function parseNumber(text: string): number {
  const value = +text;
  if (Number.isFinite(value)) return isPlain(text) ? value : Number.NaN;
  return thousands.test(text) ? +text.replaceAll(',', '') : Number.NaN;
}

/** The number a trimmed text stands for, written as `1234,5` or `1.234,5`; NaN where it is none. */
export function parseCommaNumber(text: string): number {
  if (commaThousands.test(text)) return +text.replaceAll('.', '').replace(',', '.');
  return commaDecimal.test(text) ? +text.replace(',', '.') : Number.NaN;
}

/** JavaScript also takes nothing for 0, and `0x1f`, `0b1` and `0o7` for numbers. */
function isPlain(text: string): boolean {
  if (text === '') return false;
  const second = text.charCodeAt(1) | 32;
  return text.charCodeAt(0) !== 48 || (second !== 120 && second !== 98 && second !== 111);
}
