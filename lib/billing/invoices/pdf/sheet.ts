import PDFDocument from 'pdfkit';
import { fontFile } from '#lib/billing/invoices/pdf/font-file';

/** A4, in points. */
export const page = { width: 595.28, height: 841.89, left: 56, right: 539.28, top: 56, bottom: 776 };
export const colours = { ink: '#1a1d21', dimmed: '#5b6470', line: '#d3d8de', warning: '#b42318' };

type Element = PDFKit.PDFStructureElement;
type TextStyle = PDFKit.Mixins.TextOptions & { bold?: boolean; size?: number; colour?: string };

// Without a feature each word is laid out by itself, and the words of Arabic and Hebrew stand in the wrong order.
const laidOutAsLine: PDFKit.Mixins.TextOptions = { features: ['rtla'] };

/** Whether all letters of a text are of a script from right to left, and no digits are among them. */
const isRightToLeft = (text: string) =>
  /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) &&
  !/[^\p{Script=Arabic}\p{Script=Hebrew}\P{L}]|\p{Nd}/u.test(text);

/** A document that is being drawn, from the top of each page down. */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument;
  /** Where the next thing goes, in points from the top of the page. */
  y: number = page.top;
  readonly #mark: string | null;
  readonly #root: Element;

  /** `mark` is written large behind every page. Nothing of the clock or of chance is in its bytes. */
  constructor({ title, createdAt, mark }: { title: string; createdAt: Date; mark: string | null }) {
    this.#mark = mark;
    this.pdf = new PDFDocument({
      size: 'A4',
      // Whoever draws begins the pages; no text runs over into another by itself.
      margins: { top: 0, bottom: 0, left: page.left, right: page.width - page.right },
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en',
      displayTitle: true,
      info: { Title: title, CreationDate: createdAt, Producer: 'Bellwether', Creator: 'Bellwether' },
    });
    this.pdf.registerFont('regular', fontFile('DejaVuSansCondensed'));
    this.pdf.registerFont('bold', fontFile('DejaVuSansCondensed-Bold'));
    this.#root = this.pdf.struct('Document');
    this.pdf.addStructure(this.#root);
    this.addPage();
  }

  addPage(): void {
    this.pdf.addPage();
    this.y = page.top;
    const mark = this.#mark;
    if (mark !== null) this.artifact(() => this.#drawMark(mark));
  }

  /** Begins another page where `height` is not left on this one; says whether it did. */
  makeRoom(height: number): boolean {
    if (this.y + height <= page.bottom) return false;
    this.addPage();
    return true;
  }

  /** An element of the document's structure, for screen readers; `draw` is its content. */
  element(type: string, options: { parent?: Element; title?: string; scope?: 'Column' }, draw?: () => void): Element {
    const { parent = this.#root, ...about } = options;
    const element = draw ? this.pdf.struct(type, about, [draw]) : this.pdf.struct(type, about);
    parent.add(element);
    return element;
  }

  /** Draws what is no content: lines, grounds, what every page repeats. */
  artifact(draw: () => void): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.pdf.endMarkedContent();
  }

  /** Writes at a place, and gives how high it came out. */
  write(text: string, x: number, y: number, style: TextStyle): number {
    const { bold: _, size: __, colour = colours.ink, ...options } = style;
    let end = y;
    for (const line of text.split('\n')) {
      const height = this.#heightOfLine(line, style);
      const asLine = isRightToLeft(line) ? laidOutAsLine : {};
      this.pdf.fillColor(colour).text(line, x, end, { ...options, ...asLine });
      end += height;
    }
    return end - y;
  }

  heightOf(text: string, style: TextStyle): number {
    return text.split('\n').reduce((sum, line) => sum + this.#heightOfLine(line, style), 0);
  }

  #heightOfLine(line: string, style: TextStyle): number {
    const { bold = false, size = 8.5, colour: _, ...options } = style;
    this.pdf.font(bold ? 'bold' : 'regular').fontSize(size);
    return line === '' ? 0 : this.pdf.heightOfString(line, options);
  }

  line(y: number, from: number = page.left): void {
    this.artifact(() => this.pdf.moveTo(from, y).lineTo(page.right, y).lineWidth(0.6).stroke(colours.line));
  }

  /** Writes the foot of every page, as only now their number is known, and gives the file. */
  async finish(footer: string): Promise<Buffer> {
    const { count } = this.pdf.bufferedPageRange();
    for (let n = 0; n < count; n++) {
      this.pdf.switchToPage(n);
      this.artifact(() => {
        const style = { size: 7, colour: colours.dimmed, lineBreak: false };
        this.write(footer, page.left, 798, { ...style, width: 380, height: 9, ellipsis: true });
        this.write(`${n + 1} of ${count}`, page.right - 100, 798, { ...style, width: 100, align: 'right' });
      });
    }
    this.pdf.end();
    return Buffer.concat(await Array.fromAsync<Buffer>(this.pdf));
  }

  #drawMark(mark: string): void {
    const [x, y] = [page.width / 2, page.height / 2];
    this.pdf
      .save()
      .rotate(-52, { origin: [x, y] })
      .fillOpacity(0.07);
    this.write(mark, x - 400, y - 80, { bold: true, size: 150, width: 800, align: 'center', colour: colours.warning });
    this.pdf.restore();
  }
}
