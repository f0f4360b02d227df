import { AppError } from '#lib/errors';
import type { Tensors } from '#lib/inference/tensors';
import type { Binding } from '#lib/registry/binding/binding';
import type { Manifest } from '#lib/registry/manifest';

type Settled = { manifest: Manifest; binding: Binding; notes: string[] };

const slack = 1e-3;

/**
 * Corrects what the graph only shows when run: how many probabilities a row has, and whether they are probabilities
 * at all. `runs` are outputs of single rows. Throws AppError('invalid') where labels or rows do not fit.
 */
export function settleOutputs(manifest: Manifest, binding: Binding, runs: readonly Tensors[]): Settled {
  const { label, probabilities } = binding.outputs;
  if (!probabilities) {
    requireOnePerRow(binding, runs[0]!);
    return { manifest, binding, notes: [] };
  }
  const rows = runs.map((outputs) => Array.from(outputs[probabilities.name]!.data, Number));
  const width = rows[0]!.length;
  const looks = looksOf(rows);
  if (label && looks === 'scores') {
    const note = `The output "${probabilities.name}" holds scores that are not between 0 and 1, so only the label is answered.`;
    return { manifest, binding: { ...binding, outputs: { label } }, notes: [note] };
  }
  const labels = labelsFor(manifest, width, probabilities.name);
  const kind = width === 1 ? 'positive-class' : 'per-class';
  const settled = { ...binding, outputs: { ...binding.outputs, probabilities: { ...probabilities, kind } } } as const;
  const notes: string[] = [];
  if (looks === 'scores') {
    notes.push(
      `The output "${probabilities.name}" holds scores, not probabilities: end the graph with a Softmax or Sigmoid to get those.`,
    );
  } else if (kind === 'per-class' && looks === 'loose') {
    notes.push(`The probabilities of a row do not add up to 1 in the output "${probabilities.name}".`);
  }
  const disagreeing = label
    ? runs.filter((outputs, row) => disagrees(outputs[label.name]!.data[0], rows[row]!, labels)).length
    : 0;
  if (disagreeing > 0) {
    notes.push(
      `The graph's own label is not that of its largest probability on ${disagreeing} of ${runs.length} rows; the label answered is.`,
    );
  }
  return { manifest: { ...manifest, labels }, binding: settled, notes };
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

function looksOf(rows: readonly number[][]): 'probabilities' | 'loose' | 'scores' {
  if (rows.some((row) => row.some((p) => p < -slack || p > 1 + slack))) return 'scores';
  return rows.every((row) => Math.abs(row.reduce((sum, p) => sum + p, 0) - 1) <= slack) ? 'probabilities' : 'loose';
}

function labelsFor({ labels }: Manifest, width: number, output: string): string[] {
  const count = width === 1 ? 2 : width;
  if (!labels) return Array.from({ length: count }, (_, index) => String(index));
  if (labels.length === count) return labels;
  const has = width === 1 ? 'one probability a row, which is for 2 labels' : `${width} for a row`;
  const detail = `lists ${labels.length} labels, but the output "${output}" has ${has}`;
  throw new AppError('invalid', 'The manifest and the graph do not fit each other.', {
    errors: [{ pointer: '/labels', detail }],
  });
}

/** Whether a label that is one of the known ones is another than the most probable; a tie is no disagreement. */
function disagrees(raw: unknown, row: readonly number[], labels: readonly string[]): boolean {
  const index = labels.indexOf(String(raw));
  if (index < 0) return false;
  if (row.length === 1) return index === 1 ? row[0]! < 0.5 : row[0]! > 0.5;
  return row[index]! < Math.max(...row);
}
