/**
 * A text for a cell of a spreadsheet: one that begins like a formula gets an apostrophe in front, so that what somebody
 * called themselves is shown and not computed (OWASP, "CSV injection"). Not for numbers, which may begin with a minus.
 */
export const spreadsheetText = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
