import { AppError } from '#lib/errors';
import type { PlainTensor, Tensors } from '#lib/inference/tensors';
import type { Binding } from '#lib/registry/binding/binding';
import type { Manifest } from '#lib/registry/manifest';

type Settled = { manifest: Manifest; binding: Binding; notes: string[] };

const slack = 1e-3;

/** Tasks whose graphs end in scores when they come from transformers, torchvision and the like. */
const oftenScores = /^(text|token|image|audio|video)-classification$/;

/**
 * Corrects what the graph only shows when run: how many probabilities a row has, and whether they are probabilities
 * at all. `runs` are outputs of single rows, or of the windows of one. Throws AppError('invalid') where labels or rows
 * do not fit.
 */
export function settleOutputs(manifest: Manifest, binding: Binding, runs: readonly Tensors[]): Settled {
  const { probabilities, tokens, embedding, detection } = binding.outputs;
  if (probabilities) return settleProbabilities(manifest, binding, probabilities, runs);
  if (tokens) return settleTokens(manifest, binding, tokens.name, runs);
  if (detection) return { manifest: withBoxLabels(manifest, detection, runs[0]!), binding, notes: [] };
  if (embedding) requireVectors(embedding.name, runs[0]!);
  else requireOnePerRow(binding, runs[0]!);
  return { manifest, binding, notes: [] };
}

function settleProbabilities(
  manifest: Manifest,
  binding: Binding,
  probabilities: NonNullable<Binding['outputs']['probabilities']>,
  runs: readonly Tensors[],
): Settled {
  const { label } = binding.outputs;
  const { name } = probabilities;
  const rows = runs.flatMap((outputs) => rowsOf(outputs[name]!));
  const width = rows[0]!.length;
  const looks = looksOf(rows);
  if (label && looks === 'scores' && !manifest.outputs?.activation) {
    const note = `The output "${name}" holds scores that are not between 0 and 1, so only the label is answered.`;
    return { manifest, binding: { ...binding, outputs: { label } }, notes: [note] };
  }
  const labels = labelsFor(manifest, width, name);
  const kind = width === 1 && labels.length === 2 ? 'positive-class' : 'per-class';
  const settled = { ...binding, outputs: { ...binding.outputs, probabilities: { ...probabilities, kind } } } as const;
  const activated = withActivation(manifest, looks, name, width);
  const notes = [...activated.notes];
  if (kind === 'per-class' && looks === 'loose' && !activated.manifest.outputs?.activation) {
    notes.push(`The probabilities of a row do not add up to 1 in the output "${name}".`);
  }
  const disagreeing = label
    ? runs.filter((outputs) => disagrees(outputs[label.name]!.data[0], rowsOf(outputs[name]!)[0]!, labels, looks))
        .length
    : 0;
  if (disagreeing > 0) {
    notes.push(
      `The graph's own label is not that of its largest probability on ${disagreeing} of ${runs.length} rows; the label answered is.`,
    );
  }
  return { manifest: { ...activated.manifest, labels }, binding: settled, notes };
}

function settleTokens(manifest: Manifest, binding: Binding, name: string, runs: readonly Tensors[]): Settled {
  const width = runs[0]![name]!.dims[2];
  if (runs[0]![name]!.dims.length !== 3 || !width) {
    throw new AppError(
      'invalid',
      `The output "${name}" is [${runs[0]![name]!.dims}] for one text; scores of tokens are [N, T, labels].`,
    );
  }
  const rows = runs.flatMap((outputs) => rowsOf(outputs[name]!, width));
  const labels = manifest.labels ?? numbered(width);
  if (labels.length !== width)
    throw unfitting(`lists ${labels.length} labels, but the output "${name}" has ${width} scores for each token`);
  const activated = withActivation(manifest, looksOf(rows), name, width);
  return { manifest: { ...activated.manifest, labels }, binding, notes: activated.notes };
}

/** The manifest with what makes probabilities of scores, where that is known; and what its owner should know of it. */
function withActivation(
  manifest: Manifest,
  looks: ReturnType<typeof looksOf>,
  output: string,
  width: number,
): { manifest: Manifest; notes: string[] } {
  const { task, outputs } = manifest;
  if (outputs?.activation) {
    const twice = looks === 'probabilities' && width > 1;
    const note = `The output "${output}" seems to hold probabilities already: leave "activation" out of the manifest, or they are made even.`;
    return { manifest, notes: twice ? [note] : [] };
  }
  if (looks !== 'scores') return { manifest, notes: [] };
  if (oftenScores.test(task)) {
    const activation = width === 1 ? 'sigmoid' : 'softmax';
    const note = `The output "${output}" holds scores: ${activation} makes probabilities of them. Say "activation" in the manifest if that is not right.`;
    return { manifest: { ...manifest, outputs: { ...outputs, activation } }, notes: [note] };
  }
  const note = `The output "${output}" holds scores, not probabilities: say "activation" in the manifest, or end the graph with a Softmax or Sigmoid, to get those.`;
  return { manifest, notes: [note] };
}

/** The manifest with numbers for labels where a detector's owner named none. */
function withBoxLabels(
  manifest: Manifest,
  { boxes, scores }: NonNullable<Binding['outputs']['detection']>,
  run: Tensors,
): Manifest {
  const { format } = manifest.outputs?.detection ?? {};
  if (manifest.labels || format === 'boxes') return manifest;
  const nothing = manifest.outputs?.activation === 'sigmoid' ? 0 : 1;
  const count =
    format === 'detr' ? run[scores ?? boxes]!.dims.at(-1)! - nothing : Math.min(...run[boxes]!.dims.slice(1)) - 4;
  if (count >= 1) return { ...manifest, labels: numbered(count) };
  throw unfitting(`are needed: the output "${scores ?? boxes}" does not show how many there are`);
}

function requireVectors(name: string, run: Tensors): void {
  const { dims } = run[name]!;
  if (dims.length === 2 || dims.length === 3) return;
  throw new AppError('invalid', `The output "${name}" is [${dims}] for one row; an embedding is [N, D] or [N, T, D].`);
}

function requireOnePerRow({ outputs }: Binding, run: Tensors): void {
  for (const name of [outputs.label?.name, outputs.value?.name]) {
    const count = name === undefined ? 1 : run[name]!.data.length;
    if (count !== 1)
      throw new AppError(
        'invalid',
        `The output "${name}" has ${count} values for one row, where one is needed. Use the task "tensor".`,
      );
  }
}

/** The rows of an output, or its stretches of `width`, as numbers. */
function rowsOf({ dims, data }: PlainTensor, width = data.length / Math.max(1, dims[0] ?? 1)): number[][] {
  const values = Array.from(data, Number);
  return Array.from({ length: Math.floor(values.length / width) }, (_, row) =>
    values.slice(row * width, (row + 1) * width),
  );
}

function looksOf(rows: readonly number[][]): 'probabilities' | 'loose' | 'scores' {
  if (rows.some((row) => row.some((p) => p < -slack || p > 1 + slack))) return 'scores';
  return rows.every((row) => Math.abs(row.reduce((sum, p) => sum + p, 0) - 1) <= slack) ? 'probabilities' : 'loose';
}

function labelsFor({ labels, outputs }: Manifest, width: number, output: string): string[] {
  const count = width === 1 ? 2 : width;
  if (!labels) return numbered(count);
  if (labels.length === count || (width === 1 && labels.length === 1 && outputs?.activation === 'sigmoid'))
    return labels;
  const has = width === 1 ? 'one probability a row, which is for 2 labels' : `${width} for a row`;
  throw unfitting(`lists ${labels.length} labels, but the output "${output}" has ${has}`);
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => String(index));

const unfitting = (detail: string) =>
  new AppError('invalid', 'The manifest and the graph do not fit each other.', {
    errors: [{ pointer: '/labels', detail }],
  });

/** Whether a label that is one of the known ones is another than the most probable; a tie is no disagreement. */
function disagrees(raw: unknown, row: readonly number[], labels: readonly string[], looks: string): boolean {
  const index = labels.indexOf(String(raw));
  if (index < 0) return false;
  const even = looks === 'scores' ? 0 : 0.5;
  if (row.length === 1) return index === 1 ? row[0]! < even : row[0]! > even;
  return row[index]! < Math.max(...row);
}
