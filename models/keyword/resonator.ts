/** A digital resonator of two poles, with a gain of 1 at 0 Hz (Klatt, JASA 67, 1980, equation 1). */
export function createResonator(sampleRate: number) {
  let [a, b, c] = [1, 0, 0];
  let [one, two] = [0, 0];
  return {
    tune(frequencyHz: number, widthHz: number): void {
      const radius = Math.exp((-Math.PI * widthHz) / sampleRate);
      c = -radius * radius;
      b = 2 * radius * Math.cos((2 * Math.PI * frequencyHz) / sampleRate);
      a = 1 - b - c;
    },
    pass(sample: number): number {
      const out = a * sample + b * one + c * two;
      two = one;
      one = out;
      return out;
    },
  };
}
