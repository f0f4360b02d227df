import { colours, page, type Sheet } from '#lib/billing/invoices/pdf/sheet';

type Column = { label: string; width: number; align: 'left' | 'right' };
/** A cell's text, and a small note below it. */
type Cell = { text: string; note?: string };

const padding = 5;
const noteStyle = { size: 6, colour: colours.dimmed };

/** Draws a table over as many pages as it takes, each with the heads again; a row is never divided. */
export function drawTable(sheet: Sheet, columns: readonly Column[], rows: readonly Cell[][]): void {
  const table = sheet.element('Table', {});
  const places = columns.map((column, k) => {
    const x = page.left + columns.slice(0, k).reduce((sum, { width }) => sum + width, 0);
    return { ...column, x, style: { width: column.width - (k === columns.length - 1 ? 0 : 10), align: column.align } };
  });

  const headHeight = Math.max(...places.map(({ label, style }) => sheet.heightOf(label, { ...style, ...headStyle })));
  const drawHead = (draw: (place: (typeof places)[number]) => void) => {
    for (const place of places) draw(place);
    sheet.y += headHeight + padding;
    sheet.line(sheet.y);
    sheet.y += padding;
  };
  const writeHead = ({ label, x, style }: (typeof places)[number]) =>
    sheet.write(label, x, sheet.y, { ...style, ...headStyle });

  const heightOf = (row: readonly Cell[]) =>
    Math.max(
      ...row.map(({ text, note = '' }, k) => {
        const { style } = places[k]!;
        return sheet.heightOf(text, style) + (note ? 1 + sheet.heightOf(note, { ...style, ...noteStyle }) : 0);
      }),
    );

  sheet.makeRoom(headHeight + 3 * padding + (rows[0] ? heightOf(rows[0]) : 0));
  const headRow = sheet.element('TR', { parent: table });
  drawHead((place) =>
    sheet.element('TH', { parent: headRow, title: place.label, scope: 'Column' }, () => writeHead(place)),
  );
  for (const row of rows) {
    const height = heightOf(row);
    // Read out once; on later pages the heads are there to be seen.
    if (sheet.makeRoom(height + padding)) drawHead((place) => sheet.artifact(() => writeHead(place)));
    const element = sheet.element('TR', { parent: table });
    for (const [k, { text, note }] of row.entries()) {
      const { x, style } = places[k]!;
      sheet.element('TD', { parent: element }, () => {
        const textHeight = sheet.write(text, x, sheet.y, style);
        if (note) sheet.write(note, x, sheet.y + textHeight + 1, { ...style, ...noteStyle });
      });
    }
    sheet.y += height + padding;
  }
  sheet.line(sheet.y);
  sheet.y += padding;
}

const headStyle = { size: 7.5, colour: colours.dimmed };
