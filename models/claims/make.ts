import { accuracy, logLoss, prAuc, rocAuc } from '#lib/training/metrics';
import { pipelineToOnnx } from '#lib/training/onnx/pipeline-to-onnx';
import type { Pipeline } from '#lib/training/pipeline/pipeline';
import { writeStarter } from '../write-starter.ts';
import { card, type Scores } from './card.ts';
import { claimsTable } from './claims-table.ts';
import { features } from './features.ts';
import { type Claim, generateClaims, type LabelledClaim } from './generate.ts';
import { fraudProbabilities, labels, trainClaims } from './train.ts';

export const seed = 7;
export const trainingRows = 45_000;
export const heldOutRows = 15_000;

export async function make(): Promise<void> {
  const labelled = [...generateClaims(trainingRows + heldOutRows, seed)];
  const training = labelled.slice(0, trainingRows);
  const heldOut = labelled.slice(trainingRows);
  const table = claimsTable(training.map(claimOf));
  const model = await trainClaims(table, Int32Array.from(training, classOf));
  const answers = fraudProbabilities(model, claimsTable(heldOut.map(claimOf)));
  await writeStarter(import.meta.url, {
    model: pipelineToOnnx(model, table.columns),
    manifest: {
      task: 'classification',
      features,
      labels: [...labels],
      examples: exampleClaims(heldOut, answers).map((claim, index) => exampleOf(model, claim, index)),
      card: card({
        trainingRows,
        heldOutRows,
        seed,
        share: heldOut.filter(({ isFraud }) => isFraud).length / heldOutRows,
        model: scoresOf(heldOut, answers),
        best: scoresOf(
          heldOut,
          Float64Array.from(heldOut, ({ fraudProbability }) => fraudProbability),
        ),
      }),
    },
  });
}

const claimOf = ({ claim }: LabelledClaim): Claim => claim;
const classOf = ({ isFraud }: LabelledClaim): number => (isFraud ? 1 : 0);

function scoresOf(claims: readonly LabelledClaim[], fraud: Float64Array): Scores {
  const classes = claims.map(classOf);
  const predicted = fraud.map((p) => (p > 0.5 ? 1 : 0));
  return {
    rocAuc: rocAuc(classes, fraud),
    prAuc: prAuc(classes, fraud),
    logLoss: logLoss(
      classes,
      Array.from(fraud).flatMap((p) => [1 - p, p]),
      2,
    ),
    accuracy: accuracy(classes, predicted),
  };
}

/** Held-out claims from the least suspicious to the most, and one of which little is known. */
function exampleClaims(heldOut: readonly LabelledClaim[], answers: Float64Array): Claim[] {
  const order = Array.from(answers, (_, row) => row).sort((a, b) => answers[a]! - answers[b]!);
  const chosen = [0.02, 0.5, 0.9, 0.985, 0.999].map((share) => heldOut[order[Math.floor(share * heldOutRows)]!]!.claim);
  const unknown: Partial<Claim> = {
    age: null,
    annual_premium: null,
    vehicle_age: null,
    severity: null,
    witnesses: null,
  };
  return [...chosen, { ...chosen[3]!, ...unknown, incident_hour: null, days_to_report: null, police_report: null }];
}

function exampleOf(model: Pipeline, claim: Claim, index: number) {
  const fraud = fraudProbabilities(model, claimsTable([claim]))[0]!;
  const names = ['Nothing unusual', 'Ordinary', 'Somewhat unusual', 'Suspicious', 'Very suspicious', 'Little known'];
  return {
    name: names[index]!,
    input: { ...claim },
    expected: {
      label: fraud > 0.5 ? labels[1] : labels[0],
      probabilities: { legitimate: Number((1 - fraud).toFixed(6)), fraud: Number(fraud.toFixed(6)) },
    },
  };
}
