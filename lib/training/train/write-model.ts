import type { Evaluation } from '#lib/training/evaluation/evaluate-run';
import { metricNames } from '#lib/training/evaluation/metric-names';
import { checkParity, type Parity } from '#lib/training/onnx/check-parity';
import { pipelineToOnnx } from '#lib/training/onnx/pipeline-to-onnx';
import { writePackage } from '#lib/training/onnx/write-package';
import { manifestOf } from '#lib/training/pipeline/describe-model';
import type { Pipeline } from '#lib/training/pipeline/pipeline';
import type { LearningData } from './learning-data.ts';
import type { TrainingOrder } from './training-order.ts';

/** Beyond this, the graph does not answer as the learner does. */
const mostDifference = 1e-5;

/** Writes the package to publish, and says how far its graph's answers are from the learner's own, over all rows. */
export async function writeModel(
  { dataset, packagePath }: TrainingOrder,
  { table, target, parts }: LearningData,
  pipeline: Pipeline,
  evaluation: Evaluation,
  learningNotes: readonly string[],
): Promise<{ parity: Parity; notes: string[] }> {
  const graph = pipelineToOnnx(pipeline, table.columns);
  const parity = await checkParity(graph, pipeline, table);
  const manifest = manifestOf(pipeline, table, {
    ...{ target, trainRows: parts.train, notes: learningNotes, results: resultsOf(evaluation) },
    heldOutRows: parts.test.length > 0 ? parts.test : parts.validation,
    dataset: `${dataset.name}, version ${dataset.version}`,
  });
  await writePackage(packagePath, graph, manifest);
  const isAlike = parity.differentLabels === 0 && parity.largestDifference <= mostDifference;
  return { parity, notes: isAlike ? [] : [unlike(parity)] };
}

/** The held-out part's metrics as a Markdown table. */
function resultsOf({ parts, heldOut }: Evaluation): string {
  const { rows, ...metrics } = { rows: 0, ...parts[heldOut] };
  const lines = Object.entries(metrics).flatMap(([name, value]) =>
    value === null ? [] : [`| ${metricNames[name] ?? name} | ${Number(value.toPrecision(4))} |`],
  );
  return [
    `Of ${rows.toLocaleString('en')} rows (${heldOut}).`,
    '',
    '| metric | value |',
    '| --- | --- |',
    ...lines,
  ].join('\n');
}

const unlike = ({ largestDifference, differentLabels, rows }: Parity) =>
  `The graph's answers differ from the learner's by up to ${largestDifference.toPrecision(2)}, and in ${differentLabels} of ${rows} labels.`;
