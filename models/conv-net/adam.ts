/** Steps down the gradients with a pace of its own for every parameter (Kingma and Ba, "Adam", ICLR 2015). */
export function createAdam(parameters: readonly Float32Array[], gradients: readonly Float32Array[]) {
  const means = parameters.map((part) => new Float32Array(part.length));
  const squares = parameters.map((part) => new Float32Array(part.length));
  let steps = 0;
  /** Takes one step for gradients summed over `pictures`, and sets them back to zero. */
  return (learningRate: number, pictures: number): void => {
    steps++;
    const rate = (learningRate * Math.sqrt(1 - 0.999 ** steps)) / (1 - 0.9 ** steps);
    parameters.forEach((part, p) => {
      const [gradient, mean, square] = [gradients[p]!, means[p]!, squares[p]!];
      for (let i = 0; i < part.length; i++) {
        const slope = gradient[i]! / pictures;
        mean[i] = 0.9 * mean[i]! + 0.1 * slope;
        square[i] = 0.999 * square[i]! + 0.001 * slope * slope;
        part[i]! -= (rate * mean[i]!) / (Math.sqrt(square[i]!) + 1e-8);
      }
      gradient.fill(0);
    });
  };
}
