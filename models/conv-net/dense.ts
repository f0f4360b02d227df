/** Weights are [outputs, inputs]. */
export type Dense = { inputs: number; outputs: number; weights: Float32Array; biases: Float32Array };

/** Writes weights · input + biases into `output`. */
export function multiply({ inputs, outputs, weights, biases }: Dense, input: Float32Array, output: Float32Array): void {
  for (let out = 0; out < outputs; out++) {
    let sum = biases[out]!;
    const first = out * inputs;
    for (let i = 0; i < inputs; i++) sum += weights[first + i]! * input[i]!;
    output[out] = sum;
  }
}

/** Adds one picture's gradients of weights and biases, and writes the gradient of the input. */
export function multiplyBack(
  { inputs, outputs, weights }: Dense,
  input: Float32Array,
  outputGradient: Float32Array,
  inputGradient: Float32Array,
  gradients: { weights: Float32Array; biases: Float32Array },
): void {
  inputGradient.fill(0);
  for (let out = 0; out < outputs; out++) {
    const slope = outputGradient[out]!;
    if (slope === 0) continue;
    const first = out * inputs;
    gradients.biases[out]! += slope;
    for (let i = 0; i < inputs; i++) {
      gradients.weights[first + i]! += slope * input[i]!;
      inputGradient[i]! += slope * weights[first + i]!;
    }
  }
}
