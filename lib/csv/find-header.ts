const number = /^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i;
const date = /^\d{4}-\d\d-\d\d|^\d\d?[./]\d\d?[./]\d{4}/;
const isValue = (text: string) => number.test(text) || date.test(text);
const isYear = (text: string) => /^(19|20)\d\d$/.test(text);

/**
 * Whether the first row names the columns. Words over numbers speak for it; numbers over numbers, and a first word
 * that comes again below, against it. Where nothing speaks either way, it does, as in most files.
 */
export function hasHeader(rows: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = rows;
  if (!first) return false;
  if (isCounting(first)) return true;
  let votes = 0;
  first.forEach((raw, column) => {
    const name = raw.trim();
    if (name === '') return;
    const values = rest.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '');
    const valueShare = values.length === 0 ? 0 : values.filter(isValue).length / values.length;
    const yearShare = values.length === 0 ? 0 : values.filter(isYear).length / values.length;
    if (isYear(name) && yearShare < 0.5 && rest.length > 0) return;
    if (isValue(name)) votes -= 1;
    else if (valueShare > 0.9) votes += 1;
    else if (values.includes(name)) votes -= 1;
  });
  return votes >= 0;
}

/** 0, 1, 2 … as tables without names are written by some programs. */
function isCounting(first: readonly string[]): boolean {
  const start = Number(first[0]);
  return first.length > 1 && (start === 0 || start === 1) && first.every((text, index) => text === `${start + index}`);
}
