/** That many random flowers as JSON lines, in pieces, the same ones every time. */
export function* flowerLines(lines: number): Generator<string> {
  let state = 20;
  /** A linear congruential generator (Numerical Recipes): any flowers will do. */
  const between = (low: number, high: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.round((low + ((high - low) * state) / 2 ** 32) * 10) / 10;
  };
  let text = '';
  for (let line = 0; line < lines; line++) {
    const flower = {
      sepal_length: between(4.3, 7.9),
      sepal_width: between(2, 4.4),
      petal_length: between(1, 6.9),
      petal_width: between(0.1, 2.5),
    };
    text += `${JSON.stringify(flower)}\n`;
    if (text.length < 64 * 1024) continue;
    yield text;
    text = '';
  }
  yield text;
}
