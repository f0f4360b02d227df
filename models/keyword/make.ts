import { readMedia } from '#lib/inference/media/read-media';
import { createRandom } from '#lib/training/learners/random';
import { accuracy, logLoss, mostProbable } from '#lib/training/metrics';
import { type ConvNet, predictAll } from '../conv-net/conv-net.ts';
import { toOnnx } from '../conv-net/graph.ts';
import { writeStarter } from '../write-starter.ts';
import { card } from './card.ts';
import { encodeWav } from './encode-wav.ts';
import { recording } from './feature.ts';
import { say } from './record.ts';
import { labels } from './shape.ts';
import { sampleRate } from './speak.ts';
import { createRecordings, trainKeyword } from './train.ts';

const classCount = labels.length;
const other = labels.indexOf('other');
/** What the examples say; `other` is a word the model was not taught as a command. */
const said = { down: 'D AW N', go: 'G OW', no: 'N OW', stop: 'S T AA P', up: 'AH P', yes: 'Y EH S', other: 'S IH K S' };

export async function make(): Promise<void> {
  const training = createRecordings(360, 1);
  const heldOut = createRecordings(100, 2);
  const net = trainKeyword(training, { seed: 3, epochs: 11 });
  const probabilities = predictAll(net, heldOut.inputs);
  const answers = mostProbable(probabilities, classCount);
  const accuracyWhere = (isCounted: (label: number) => boolean) => {
    const counted = heldOut.labels.map((label, index) => (isCounted(label) ? index : -1)).filter((index) => index >= 0);
    return accuracy(
      counted.map((index) => heldOut.labels[index]!),
      counted.map((index) => answers[index]!),
    );
  };
  await writeStarter(import.meta.url, {
    model: toOnnx(net, { name: 'keyword', input: 'recording', labels }),
    manifest: {
      task: 'audio-classification',
      features: [recording],
      labels: [...labels],
      examples: await makeExamples(net),
      card: card({
        trainingCount: training.inputs.length,
        heldOutCount: heldOut.inputs.length,
        accuracy: accuracy(heldOut.labels, answers),
        logLoss: logLoss(heldOut.labels, probabilities, classCount),
        keywordAccuracy: accuracyWhere((label) => label !== other),
        otherAccuracy: accuracyWhere((label) => label === other),
      }),
    },
  });
}

/** A word of every label, by a voice of which it is understood well. */
async function makeExamples(net: ConvNet) {
  const random = createRandom(6);
  const examples = [];
  for (const [place, label] of labels.entries()) {
    for (let attempt = 0; ; attempt++) {
      if (attempt === 100) throw new Error(`No voice says "${label}" so that it is understood.`);
      const wav = encodeWav(say(said[label], random), sampleRate);
      // Read back as the server will, so that what is expected is what its own preprocessing leads to.
      const read = await readMedia({ kind: 'audio', file: wav, feature: recording });
      if ('refused' in read) throw new Error(`The example of ${label} ${read.refused}.`);
      const probability = predictAll(net, [read.data])[place]!;
      if (read.windows.length > 1 || probability < 0.9) continue;
      examples.push({
        name: label === 'other' ? 'six' : label,
        input: { recording: `data:audio/wav;base64,${wav.toString('base64')}` },
        expected: { label, probabilities: { [label]: Number(probability.toFixed(6)) } },
      });
      break;
    }
  }
  return examples;
}
