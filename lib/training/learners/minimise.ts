/** Gives the value at `point` and writes the gradient there into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

/** A promised decrease of less than this share of the value drowns in rounding. */
const ROUNDING = 1e-16;

export type MinimiseOptions = {
  tolerance?: number;
  maxIterations?: number;
  memory?: number;
  /** Called after every iteration, from 1, with the point reached; awaited. */
  onIteration?: (iteration: number, point: Float64Array) => Promise<void> | void;
};

/**
 * The minimum of a smooth function by L-BFGS with a backtracking line search (Nocedal and Wright, "Numerical
 * Optimization", 2006, algorithms 7.4 and 3.1). Stops once no part of the gradient exceeds `tolerance`.
 */
export async function minimise(
  objective: Objective,
  start: Float64Array,
  { tolerance = 1e-6, maxIterations = 1000, memory = 10, onIteration }: MinimiseOptions = {},
): Promise<Float64Array> {
  let point = start.slice();
  let gradient = new Float64Array(start.length);
  let value = objective(point, gradient);
  const steps: { step: Float64Array; change: Float64Array; curvature: number }[] = [];
  for (
    let iteration = 1;
    iteration <= maxIterations && gradient.some((part) => Math.abs(part) > tolerance);
    iteration++
  ) {
    const direction = newtonDirection(gradient, steps);
    const slope = dot(direction, gradient);
    // The first step knows nothing of the curvature: no longer than 1.
    let length = steps.length === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    let next = point;
    const nextGradient = new Float64Array(start.length);
    let nextValue = Infinity;
    for (; -length * slope > ROUNDING * Math.abs(value); length /= 2) {
      next = point.map((part, index) => part + length * direction[index]!);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * length * slope) break;
    }
    if (!(nextValue < value)) break;
    const step = next.map((part, index) => part - point[index]!);
    const change = nextGradient.map((part, index) => part - gradient[index]!);
    const curvature = dot(step, change);
    if (curvature > 1e-12 * dot(change, change)) steps.push({ step, change, curvature });
    if (steps.length > memory) steps.shift();
    [point, gradient, value] = [next, nextGradient, nextValue];
    await onIteration?.(iteration, point);
  }
  return point;
}

function newtonDirection(
  gradient: Float64Array,
  steps: readonly { step: Float64Array; change: Float64Array; curvature: number }[],
): Float64Array {
  const direction = gradient.map((part) => -part);
  const shares = steps.map(() => 0);
  for (let i = steps.length - 1; i >= 0; i--) {
    const { step, change, curvature } = steps[i]!;
    shares[i] = dot(step, direction) / curvature;
    addScaled(direction, change, -shares[i]!);
  }
  const last = steps.at(-1);
  const scale = last ? last.curvature / dot(last.change, last.change) : 1;
  for (let j = 0; j < direction.length; j++) direction[j]! *= scale;
  steps.forEach(({ step, change, curvature }, i) => {
    addScaled(direction, step, shares[i]! - dot(change, direction) / curvature);
  });
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i]! += factor * source[i]!;
}
