const SPACE = /\p{White_Space}/u;
const isSpace = (unit: string) => (unit < '\u0080' ? unit === ' ' || (unit >= '\t' && unit <= '\r') : SPACE.test(unit));

/** Where the spaces that a text begins with end. Not by an expression: those look at long runs again and again. */
export function spacesEnd(text: string, from = 0): number {
  let position = from;
  while (position < text.length && isSpace(text[position]!)) position++;
  return position;
}

/** Where the spaces that a text, or its part up to `to`, ends with begin. */
export function spacesBegin(text: string, to = text.length): number {
  let position = to;
  while (position > 0 && isSpace(text[position - 1]!)) position--;
  return position;
}

/** The position `count` code points after another. */
export function pointsOn(text: string, from: number, count: number): number {
  let position = from;
  for (let left = count; left > 0; left--) position += text.codePointAt(position)! > 0xffff ? 2 : 1;
  return position;
}

/** The position `count` code points before another. */
export function pointsBack(text: string, from: number, count: number): number {
  let position = from;
  for (let left = count; left > 0 && position > 0; left--) position -= text.codePointAt(position - 2)! > 0xffff ? 2 : 1;
  return position;
}
