/** Nearer than this to the line between its neighbours, a point of the unit square is not missed. */
const TOLERANCE = 0.000_5;

/**
 * Positions of at most `most` points that keep the shape of a curve in the unit square: beginning with its ends, always
 * the point farthest from the line drawn so far (Douglas and Peucker, Cartographica 10, 1973).
 */
export function thinCurve(x: ArrayLike<number>, y: ArrayLike<number>, most: number): number[] {
  if (x.length <= 2) return Array.from(x, (_, at) => at);
  const pieces = [farthest(x, y, 0, x.length - 1)];
  while (pieces.length + 1 < most) {
    const worst = pieces.reduce((worst, piece) => (piece.distance > worst.distance ? piece : worst));
    if (worst.distance < TOLERANCE) break;
    const { from, at, to } = worst;
    pieces.splice(pieces.indexOf(worst), 1, farthest(x, y, from, at), farthest(x, y, at, to));
  }
  return [0, ...pieces.map(({ to }) => to)];
}

/** The point between two others that is farthest from the line segment that joins them. */
function farthest(x: ArrayLike<number>, y: ArrayLike<number>, from: number, to: number) {
  const [alongX, alongY] = [x[to]! - x[from]!, y[to]! - y[from]!];
  const squaredLength = alongX * alongX + alongY * alongY;
  let [at, squaredDistance] = [from, 0];
  for (let here = from + 1; here < to; here++) {
    const [offX, offY] = [x[here]! - x[from]!, y[here]! - y[from]!];
    const share = squaredLength === 0 ? 0 : (offX * alongX + offY * alongY) / squaredLength;
    const along = Math.min(1, Math.max(0, share));
    const squared = (offX - along * alongX) ** 2 + (offY - along * alongY) ** 2;
    if (squared > squaredDistance) [at, squaredDistance] = [here, squared];
  }
  return { from, at, to, distance: Math.sqrt(squaredDistance) };
}
