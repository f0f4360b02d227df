import { readImage } from '#lib/inference/codecs/image';
import { ImageFeature } from '#lib/registry/feature';
import { accuracy, logLoss, mostProbable } from '#lib/training/metrics';
import { type ConvNet, predictAll } from '../conv-net/conv-net.ts';
import { toOnnx } from '../conv-net/graph.ts';
import { writeStarter } from '../write-starter.ts';
import { card } from './card.ts';
import { encodePng } from './encode-png.ts';
import { type Digits, readDigits, toInput } from './read-digits.ts';
import { classCount, side } from './shape.ts';
import { trainDigits } from './train.ts';

const labels = Array.from({ length: classCount }, (_, digit) => String(digit));
const image = ImageFeature.parse({
  name: 'image',
  description: 'A picture of one handwritten digit, dark on light or light on dark',
  type: 'image',
  width: side,
  height: side,
  channels: 1,
  layout: 'NCHW',
  fit: 'ink',
});

export async function make(): Promise<void> {
  const training = await readDigits('train');
  const heldOut = await readDigits('held-out');
  const net = trainDigits(training.pictures.map(toInput), training.digits, { seed: 5, epochs: 8 });
  const probabilities = predictAll(net, heldOut.pictures.map(toInput));
  await writeStarter(import.meta.url, {
    model: toOnnx(net, { name: 'digits', input: 'image', labels }),
    manifest: {
      task: 'image-classification',
      features: [image],
      labels,
      examples: await makeExamples(net, heldOut, probabilities),
      card: card({
        trainingCount: training.pictures.length,
        heldOutCount: heldOut.pictures.length,
        accuracy: accuracy(heldOut.digits, mostProbable(probabilities, classCount)),
        logLoss: logLoss(heldOut.digits, probabilities, classCount),
      }),
    },
  });
}

/** One held-out digit of each kind that is read well: the even ones white on black, the odd ones dark on white. */
async function makeExamples(net: ConvNet, { pictures, digits }: Digits, probabilities: Float32Array) {
  const examples = [];
  for (const [digit, label] of labels.entries()) {
    const chosen = digits.findIndex((d, index) => d === digit && probabilities[index * classCount + digit]! > 0.99);
    const isDark = digit % 2 === 1;
    const picture = pictures[chosen]!.map((value) => (isDark ? 255 - value : value));
    const png = await encodePng(picture, { side, size: isDark ? 64 : side });
    // Read back as the server will, so that what is expected is what its own preprocessing leads to.
    const read = await readImage(image, png);
    if ('error' in read) throw new Error(`The example of ${label} cannot be read: ${read.error}`);
    const answer = predictAll(net, [Float32Array.from(read.pixels, (value) => value / 255)]);
    examples.push({
      name: `${label}, ${isDark ? 'dark on white' : 'white on black'}`,
      input: { image: png },
      expected: {
        label: labels[mostProbable(answer, classCount)[0]!]!,
        probabilities: { [label]: Number(answer[digit]!.toFixed(6)) },
      },
    });
  }
  return examples;
}
