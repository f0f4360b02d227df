/**
 * A line of CSV (RFC 4180) with its line end. Fields that hold the delimiter, a quote or a line break are quoted, and so
 * is a lone empty field, which would read as a blank line otherwise. Values are written as they are.
 */
export function csvLine(fields: readonly string[], delimiter = ','): string {
  if (fields.length === 1 && (fields[0] ?? '').trim() === '') return `"${fields[0] ?? ''}"\n`;
  return `${csvFields(fields, delimiter)}\n`;
}

/** The fields of a part of a line, without its line end. */
export function csvFields(fields: readonly string[], delimiter: string): string {
  let text = '';
  for (let index = 0; index < fields.length; index++) {
    if (index > 0) text += delimiter;
    text += csvField(fields[index] ?? '', delimiter);
  }
  return text;
}

/** One field, quoted where it must be. */
export function csvField(field: string, delimiter: string): string {
  return mustQuote(field, delimiter) ? `"${field.replaceAll('"', '""')}"` : field;
}

function mustQuote(field: string, delimiter: string): boolean {
  const delimiterCode = delimiter.charCodeAt(0);
  for (let index = 0; index < field.length; index++) {
    const code = field.charCodeAt(index);
    if (code === 34 || code === 10 || code === 13 || code === delimiterCode) return true;
  }
  return false;
}
