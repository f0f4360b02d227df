/** Rectifies and halves `planes` planes of `size` × `size`: each result is the highest of four, or 0. Notes which won. */
export function rectifyAndPool(
  input: Float32Array,
  size: number,
  planes: number,
  output: Float32Array,
  winners: Int32Array,
) {
  const width = size + 2;
  const half = size / 2;
  for (let plane = 0; plane < planes; plane++) {
    for (let y = 0; y < half; y++) {
      for (let x = 0; x < half; x++) {
        const corner = plane * width * width + (2 * y + 1) * width + 2 * x + 1;
        let winner = corner;
        if (input[corner + 1]! > input[winner]!) winner = corner + 1;
        if (input[corner + width]! > input[winner]!) winner = corner + width;
        if (input[corner + width + 1]! > input[winner]!) winner = corner + width + 1;
        const place = plane * (half + 2) ** 2 + (y + 1) * (half + 2) + x + 1;
        const isOn = input[winner]! > 0;
        output[place] = isOn ? input[winner]! : 0;
        winners[place] = isOn ? winner : -1;
      }
    }
  }
}

/** Hands each gradient back to the input that won; all others get 0. */
export function poolBack(outputGradient: Float32Array, winners: Int32Array, inputGradient: Float32Array): void {
  inputGradient.fill(0);
  for (let place = 0; place < outputGradient.length; place++) {
    if (winners[place]! >= 0) inputGradient[winners[place]!] = outputGradient[place]!;
  }
}
