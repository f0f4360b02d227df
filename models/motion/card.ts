type Facts = {
  trainingCount: number;
  heldOutCount: number;
  gifCount: number;
  accuracy: number;
  logLoss: number;
  gifAccuracy: number;
};

/** The model card: what the motion model is, what it was taught with, and how little of the world that is. */
export function card(facts: Facts): string {
  const { trainingCount, heldOutCount, gifCount, accuracy, logLoss, gifAccuracy } = facts;
  return `# Motion

Says which way the one thing that moves in a short film goes: left, right, up or down, or whether it grows, shrinks or
stands still.

## Model

A convolutional network that looks at eight frames at once, sampled evenly over the film and brought to 32 × 32 grey
pixels: two layers of 3 × 3 windows (12 and 20 planes), each rectified and halved by taking the highest of four, then 48
units and seven probabilities. Trained in plain TypeScript with Adam on films mirrored, laid on their side, played
backwards, lightened and darkened anew in every epoch.

## Data

${trainingCount.toLocaleString('en')} films, all drawn by a program: a disc, a block, a ring or another simple form, light or dark, plain or
striped, before a plain, shaded or textured scenery with things standing in it, with noise, blur, flicker and the blocks
of strong compression. Their frames were brought to size by the code that does so for a film sent to the model.

## Held-out results

${heldOutCount.toLocaleString('en')} films drawn with other random numbers by the same program, and ${gifCount} more, twice as long, sent as animated
GIFs of 16 shades.

| measure | value |
| --- | --- |
| accuracy | ${accuracy.toFixed(3)} |
| log loss | ${logLoss.toFixed(3)} |
| accuracy on GIFs | ${gifAccuracy.toFixed(3)} |

## Limits

It has never seen a real film, and these numbers say nothing about one: it shows how films are served, and is no
detector of anything. It expects a camera that stands still and one thing that moves, by a quarter of the picture at
least; of two it makes one, and a cut or a camera that pans is read as motion of some kind. The whole film is one
answer: what turns back half way is not understood.
`;
}
