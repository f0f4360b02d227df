import { keywords } from './shape.ts';

type Facts = {
  trainingCount: number;
  heldOutCount: number;
  accuracy: number;
  logLoss: number;
  keywordAccuracy: number;
  otherAccuracy: number;
};

/** The model card: what the keyword model is, whose voice it was taught with, and what it will not understand. */
export function card(facts: Facts): string {
  const { trainingCount, heldOutCount, accuracy, logLoss, keywordAccuracy, otherAccuracy } = facts;
  return `# Keyword

Hears one of six short commands (${keywords.join(', ')}) in a second of sound, or says that it was something other.

## Model

A convolutional network on the logarithm of 40 mel bins by 40 frames of 25 ms, brought to mean 0 and variance 1: two
layers of 3 × 3 windows (12 and 20 planes), each rectified and halved by taking the highest of four, then 40 units and
seven probabilities. Trained in plain TypeScript with Adam on spectrograms moved, made noisy and with stripes missing,
anew in every epoch. A longer recording is heard in windows of one second, a new one every half a second, each with its
own answer.

## Data

${trainingCount.toLocaleString('en')} recordings, all made by a program: a formant synthesiser says the commands, and other words, with random pitch,
throat, speed and breath, somewhere in the second, with echo, hum and noise, from loud to faint. Among "other" are also
tones, noise, silence, and less than half of a command. No person's voice is in it.

## Held-out results

${heldOutCount.toLocaleString('en')} recordings made by the same program with other random numbers.

| measure | value |
| --- | --- |
| accuracy | ${accuracy.toFixed(3)} |
| accuracy on commands | ${keywordAccuracy.toFixed(3)} |
| accuracy on other sounds | ${otherAccuracy.toFixed(3)} |
| log loss | ${logLoss.toFixed(3)} |

## Limits

It knows a synthetic voice only, and these numbers say nothing about people, whom it will often mishear: it shows how
recordings are served, and must not be used to control anything. Words it was not taught are "other" only where they
are unlike the commands. Of a longer recording, look at the answers of the windows: one command in a minute of silence
is lost in the mean.
`;
}
