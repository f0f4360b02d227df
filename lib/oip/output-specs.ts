import type { Answer } from '#lib/inference/codecs/answers';
import { isTensorType, type TensorData, type TensorType } from '#lib/inference/tensors';
import { type Datatype, datatypeOf } from '#lib/oip/datatypes';
import { type Nested, paddedTensor } from '#lib/oip/padded-tensor';
import type { Certificate } from '#lib/registry/certificate';
import type { ReadyVersion } from '#lib/registry/load-served';
import type { Manifest } from '#lib/registry/manifest';

/** The elements of an output and its shape, rows first. */
export type OutputContent = { type: TensorType; shape: readonly number[]; data: TensorData };

/** An output of a model, as its metadata tell it, and how it is read from the answers. */
export type OutputSpec = {
  name: string;
  /** The graph's own name for the very same numbers, by which it can be asked for as well. */
  graphName?: string;
  datatype: Datatype;
  shape: readonly number[];
  /** What the columns of the second dimension are. */
  labels?: readonly string[];
  /** Read from the answers, unless it is a raw tensor of the graph. */
  read?: (answers: readonly Answer[]) => OutputContent;
};

type Described = Pick<ReadyVersion, 'manifest' | 'certificate'>;

/** The outputs of a version: one or more tensors for each kind of answer, the same answer as through every door. */
export function outputSpecs({ manifest, certificate }: Described): OutputSpec[] {
  const { detection, tokens, embedding, probabilities, label, value, tensors = [] } = certificate.binding.outputs;
  if (detection) return [jsonOutput('detections', (answer) => ('detections' in answer ? answer : null))];
  if (tokens) return [jsonOutput('entities', (answer) => ('entities' in answer ? answer.entities : null))];
  if (embedding) return [embeddingOutput(manifest)];
  if (probabilities) return [labelOutput, scoreOutput, ...probabilityOutputs(manifest, probabilities)];
  if (label) return [labelOutput];
  if (value) return [valueOutput(value.name, certificate)];
  const haveWindows = manifest.features.some(({ type }) => type === 'audio' || type === 'video');
  return tensors.map(({ name }) => (haveWindows ? windowsOutput(name, certificate) : rawOutput(name, certificate)));
}

const texts = (data: string[]): OutputContent => ({ type: 'string', shape: [data.length], data });
const numbers = (data: number[]): OutputContent => ({
  type: 'float64',
  shape: [data.length],
  data: Float64Array.from(data),
});

const labelOf = (answer: Answer) => ('label' in answer ? answer.label : '');

const labelOutput: OutputSpec = {
  name: 'label',
  datatype: 'BYTES',
  shape: [-1],
  read: (answers) => texts(answers.map(labelOf)),
};

const scoreOutput: OutputSpec = {
  name: 'score',
  datatype: 'FP64',
  shape: [-1],
  read: (answers) => numbers(answers.map((answer) => ('score' in answer ? (answer.score ?? Number.NaN) : Number.NaN))),
};

/** All probabilities in the order of the labels; of a version that answers only the most probable, these by name. */
function probabilityOutputs(
  { labels, outputs }: Manifest,
  { name: graphName, kind }: NonNullable<Certificate['binding']['outputs']['probabilities']>,
): OutputSpec[] {
  const columns = kind === 'positive-class' ? [labels?.[0] ?? '0', labels?.[1] ?? '1'] : labels;
  const most = outputs?.most;
  if (most !== undefined && (!columns || most < columns.length)) return mostProbable(most);
  const isGraphs = kind === 'per-class' && outputs?.activation === undefined;
  return [
    {
      name: 'probabilities',
      ...(isGraphs && graphName !== 'probabilities' && { graphName }),
      datatype: 'FP64',
      shape: [-1, columns?.length ?? -1],
      ...(columns && { labels: columns }),
      read(answers) {
        const names = columns ?? Object.keys(probabilitiesOf(answers[0]!));
        const data = new Float64Array(answers.length * names.length);
        answers.forEach((answer, row) => {
          const found = probabilitiesOf(answer);
          for (let c = 0; c < names.length; c++) data[row * names.length + c] = found[names[c]!] ?? Number.NaN;
        });
        return { type: 'float64', shape: [answers.length, names.length], data };
      },
    },
  ];
}

function mostProbable(most: number): OutputSpec[] {
  const rank = (answer: Answer) => Object.entries(probabilitiesOf(answer)).sort(([, a], [, b]) => b - a);
  const shape = [-1, most];
  return [
    {
      name: 'labels',
      datatype: 'BYTES',
      shape,
      read: (answers) =>
        paddedTensor(
          answers.map((answer) => rank(answer).map(([label]) => label)),
          'string',
          2,
        ),
    },
    {
      name: 'probabilities',
      datatype: 'FP64',
      shape,
      read: (answers) =>
        paddedTensor(
          answers.map((answer) => rank(answer).map(([, p]) => p)),
          'float64',
          2,
        ),
    },
  ];
}

const probabilitiesOf = (answer: Answer) => ('probabilities' in answer ? (answer.probabilities ?? {}) : {});

function valueOutput(graphName: string, certificate: Certificate): OutputSpec {
  const isText = graphOutput(graphName, certificate).type === 'string';
  const valueIn = (answer: Answer) => ('value' in answer ? answer.value : Number.NaN);
  return {
    name: 'value',
    ...(graphName !== 'value' && { graphName }),
    datatype: isText ? 'BYTES' : 'FP64',
    shape: [-1],
    read: (answers) =>
      isText
        ? texts(answers.map((answer) => String(valueIn(answer))))
        : numbers(answers.map((one) => Number(valueIn(one)))),
  };
}

function embeddingOutput({ outputs }: Manifest): OutputSpec {
  const rank = outputs?.embedding?.pooling === 'none' ? 3 : 2;
  return {
    name: 'embedding',
    datatype: 'FP64',
    shape: Array.from({ length: rank }, () => -1),
    read: (answers) =>
      paddedTensor(
        answers.map((answer) => ('embedding' in answer ? answer.embedding : [])),
        'float64',
        rank,
      ),
  };
}

/** What has another number of parts for every row: its JSON, a text a row. */
const jsonOutput = (name: string, pick: (answer: Answer) => unknown): OutputSpec => ({
  name,
  datatype: 'BYTES',
  shape: [-1],
  read: (answers) => texts(answers.map((answer) => JSON.stringify(pick(answer)))),
});

function rawOutput(name: string, certificate: Certificate): OutputSpec {
  const { type, rowDims } = graphOutput(name, certificate);
  return { name, datatype: datatypeOf(type), shape: [-1, ...rowDims] };
}

/** Of a recording or a film: [N, windows, …], the shorter ones filled up. */
function windowsOutput(name: string, certificate: Certificate): OutputSpec {
  const { type, rowDims } = graphOutput(name, certificate);
  const held = type === 'string' ? 'string' : 'float64';
  const rawOf = (answer: Answer): Nested => ('outputs' in answer ? (answer.outputs[name] ?? []) : []);
  return {
    name,
    datatype: datatypeOf(held),
    shape: [-1, -1, ...rowDims],
    read: (answers) => paddedTensor(answers.map(rawOf), held, 2 + rowDims.length),
  };
}

function graphOutput(name: string, { outputs }: Certificate): { type: TensorType; rowDims: number[] } {
  const output = outputs.find((one) => one.name === name);
  const type = output?.elementType ?? 'float32';
  return {
    type: isTensorType(type) ? type : 'float32',
    rowDims: (output?.shape ?? []).slice(1).map((length) => (typeof length === 'number' ? length : -1)),
  };
}
