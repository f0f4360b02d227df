import { readMedia } from '#lib/inference/media/read-media';
import { createRandom } from '#lib/training/learners/random';
import { accuracy, logLoss, mostProbable } from '#lib/training/metrics';
import { type ConvNet, predictAll } from '../conv-net/conv-net.ts';
import { toOnnx } from '../conv-net/graph.ts';
import { writeStarter } from '../write-starter.ts';
import { card } from './card.ts';
import { encodeGif } from './encode-gif.ts';
import { film } from './feature.ts';
import { drawFilm } from './film.ts';
import { frameCount, labels, side } from './shape.ts';
import { createFilms, toInput, trainMotion } from './train.ts';

const classCount = labels.length;
const gifsPerLabel = 30;
/** The largest GIF that becomes an example. */
const maxExampleBytes = 14_000;

export async function make(): Promise<void> {
  const training = await createFilms(300, 1);
  const heldOut = await createFilms(60, 2);
  const net = trainMotion(training, { seed: 3, epochs: 10 });
  const probabilities = predictAll(net, heldOut.frames.map(toInput));
  const gifs = await createGifs(net, 4);
  const right = gifs.filter(({ label, answer }) => labels[mostProbable(answer, classCount)[0]!] === label);
  await writeStarter(import.meta.url, {
    model: toOnnx(net, { name: 'motion', input: 'film', labels, rowDims: [frameCount, 1, side, side] }),
    manifest: {
      task: 'video-classification',
      features: [film],
      labels: [...labels],
      examples: labels.map((label) => exampleOf(label, right)),
      card: card({
        trainingCount: training.frames.length,
        heldOutCount: heldOut.frames.length,
        gifCount: gifs.length,
        accuracy: accuracy(heldOut.labels, mostProbable(probabilities, classCount)),
        logLoss: logLoss(heldOut.labels, probabilities, classCount),
        gifAccuracy: right.length / gifs.length,
      }),
    },
  });
}

type SentGif = { label: string; gif: Buffer; answer: Float32Array };

/** Films as files, and what the model answers to what the product reads in them. */
async function createGifs(net: ConvNet, seed: number): Promise<SentGif[]> {
  const random = createRandom(seed);
  const gifs: SentGif[] = [];
  for (let index = 0; index < gifsPerLabel * classCount; index++) {
    const label = labels[index % classCount]!;
    const gif = await encodeGif(drawFilm(label, random, { frameCount: 16 }));
    const read = await readMedia({ kind: 'video', file: gif, feature: film });
    if ('refused' in read) throw new Error(`A film of "${label}" ${read.refused}.`);
    gifs.push({ label, gif, answer: predictAll(net, [read.data]) });
  }
  return gifs;
}

/** Of the GIFs of a label that are small, the one that is read best. */
function exampleOf(label: string, gifs: readonly SentGif[]) {
  const place = labels.findIndex((other) => other === label);
  const best = gifs
    .filter((sent) => sent.label === label && sent.gif.length <= maxExampleBytes)
    .reduce((most, sent) => (sent.answer[place]! > most.answer[place]! ? sent : most));
  return {
    name: label,
    input: { film: `data:image/gif;base64,${best.gif.toString('base64')}` },
    expected: { label, probabilities: { [label]: Number(best.answer[place]!.toFixed(6)) } },
  };
}
