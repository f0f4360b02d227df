/**
 * Planes are square with a border of one zero around them, [size + 2, size + 2], one after another in one array: a
 * 3 × 3 window then never leaves the plane, and a plane is one straight run of memory.
 */
export type Convolution = {
  size: number;
  inPlanes: number;
  outPlanes: number;
  weights: Float32Array;
  biases: Float32Array;
};

/** Writes the 3 × 3 convolution of `input` [inPlanes] into `output` [outPlanes]; weights are [out, in, 3, 3]. */
export function convolve(
  { size, inPlanes, outPlanes, weights, biases }: Convolution,
  input: Float32Array,
  output: Float32Array,
) {
  const width = size + 2;
  const area = width * width;
  for (let out = 0; out < outPlanes; out++) {
    const to = out * area;
    output.fill(biases[out]!, to, to + area);
    for (let plane = 0; plane < inPlanes; plane++) {
      addWindows(output, to, input, plane * area, width, weights, (out * inPlanes + plane) * 9);
    }
    clearBorder(output, to, width);
  }
}

/**
 * Adds to `inputGradient` what `outputGradient` means for the input. Behind a pooling most of it is zero, so each value
 * that is not hands its nine shares out.
 */
export function convolveBack(
  { size, inPlanes, outPlanes, weights }: Convolution,
  outputGradient: Float32Array,
  inputGradient: Float32Array,
): void {
  const width = size + 2;
  const area = width * width;
  for (let out = 0; out < outPlanes; out++) {
    for (let i = width + 1; i < area - width - 1; i++) {
      const slope = outputGradient[out * area + i]!;
      if (slope === 0) continue;
      for (let plane = 0; plane < inPlanes; plane++) {
        const tap = (out * inPlanes + plane) * 9;
        const at = plane * area + i;
        for (let row = -1; row <= 1; row++) {
          const first = tap + 3 * row + 3;
          inputGradient[at + row * width - 1]! += slope * weights[first]!;
          inputGradient[at + row * width]! += slope * weights[first + 1]!;
          inputGradient[at + row * width + 1]! += slope * weights[first + 2]!;
        }
      }
    }
  }
}

/** Adds to the gradients of weights and biases what one picture says. */
export function addWeightGradients(
  { size, inPlanes, outPlanes }: Convolution,
  input: Float32Array,
  outputGradient: Float32Array,
  gradients: { weights: Float32Array; biases: Float32Array },
): void {
  const width = size + 2;
  const area = width * width;
  const last = area - width - 1;
  for (let out = 0; out < outPlanes; out++) {
    let bias = 0;
    for (let i = out * area; i < (out + 1) * area; i++) bias += outputGradient[i]!;
    gradients.biases[out]! += bias;
    for (let plane = 0; plane < inPlanes; plane++) {
      const from = plane * area;
      let [a, b, c, d, e, f, g, h, k] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
      for (let i = width + 1; i < last; i++) {
        const slope = outputGradient[out * area + i]!;
        if (slope === 0) continue;
        const at = from + i;
        a += slope * input[at - width - 1]!;
        b += slope * input[at - width]!;
        c += slope * input[at - width + 1]!;
        d += slope * input[at - 1]!;
        e += slope * input[at]!;
        f += slope * input[at + 1]!;
        g += slope * input[at + width - 1]!;
        h += slope * input[at + width]!;
        k += slope * input[at + width + 1]!;
      }
      const first = (out * inPlanes + plane) * 9;
      [a, b, c, d, e, f, g, h, k].forEach((sum, tap) => {
        gradients.weights[first + tap]! += sum;
      });
    }
  }
}

/** Adds the weighted 3 × 3 windows of one plane to another. */
function addWindows(
  target: Float32Array,
  to: number,
  source: Float32Array,
  from: number,
  width: number,
  weights: Float32Array,
  first: number,
): void {
  const a = weights[first]!;
  const b = weights[first + 1]!;
  const c = weights[first + 2]!;
  const d = weights[first + 3]!;
  const e = weights[first + 4]!;
  const f = weights[first + 5]!;
  const g = weights[first + 6]!;
  const h = weights[first + 7]!;
  const k = weights[first + 8]!;
  const last = width * width - width - 1;
  for (let i = width + 1; i < last; i++) {
    const at = from + i;
    target[to + i]! +=
      a * source[at - width - 1]! +
      b * source[at - width]! +
      c * source[at - width + 1]! +
      d * source[at - 1]! +
      e * source[at]! +
      f * source[at + 1]! +
      g * source[at + width - 1]! +
      h * source[at + width]! +
      k * source[at + width + 1]!;
  }
}

function clearBorder(planes: Float32Array, start: number, width: number): void {
  planes.fill(0, start, start + width);
  planes.fill(0, start + width * (width - 1), start + width * width);
  for (let row = 1; row < width - 1; row++) {
    planes[start + row * width] = 0;
    planes[start + row * width + width - 1] = 0;
  }
}
