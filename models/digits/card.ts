type Facts = { trainingCount: number; heldOutCount: number; accuracy: number; logLoss: number };

/** The model card: what the digits model is, how well it reads writers it never met, and where it fails. */
export function card({ trainingCount, heldOutCount, accuracy, logLoss }: Facts): string {
  return `# Digits

Reads one handwritten digit from a picture: drawn on a screen, scanned or photographed.

## Model

A convolutional network: two layers of 3 × 3 windows (12 and 24 planes), each rectified and halved by taking the
highest of four, then 64 units and ten probabilities. Trained in plain TypeScript with Adam on pictures turned,
stretched, moved and thickened anew in every epoch.

Before the graph, the picture is framed by its ink as MNIST's were: the drawing, dark on light or light on dark, is
found, cut out, brought to 20 of 28 pixels and put in the middle by its centre of mass. Thin pens are thickened.

## Data

MNIST: Yann LeCun, Corinna Cortes and Christopher J. C. Burges, "The MNIST database of handwritten digits", 1998,
licensed under CC BY-SA 3.0; made from NIST Special Databases 1 and 3. ${trainingCount.toLocaleString('en')} of its training digits are in
\`train.png\` and ${heldOutCount.toLocaleString('en')} of its test digits in \`held-out.png\`, the same number of each digit, spread over the whole
of MNIST. The test digits are from other writers than the training digits.

## Held-out results

| measure | value |
| --- | --- |
| accuracy | ${accuracy.toFixed(4)} |
| log loss | ${logLoss.toFixed(4)} |

## Limits

One digit a picture: of several it makes one. It calls letters, scribbles and an empty page a digit too, and sees
Western Arabic numerals only, mostly as written in the United States (a 1 with a long upstroke may be read as a 7). Ruled
paper, or a shadow with a sharp edge, can be taken for ink.
`;
}
