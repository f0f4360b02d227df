import type { Answer } from '#lib/inference/codecs/answers';
import type { Tensors } from '#lib/inference/tensors';
import type { OutputContent } from '#lib/oip/output-specs';
import type { WantedOutput } from '#lib/oip/wanted-outputs';

/** A tensor of an answer. */
export type OutputTensor = { name: string; isBinary: boolean } & OutputContent;

/** The tensors a request wants, of what was answered: rows, or the graph's raw outputs. */
export function outputTensors(
  wanted: readonly WantedOutput[],
  answered: { answers: readonly Answer[] } | { tensors: Tensors },
): OutputTensor[] {
  return wanted.map(({ name, spec, isBinary, classes }) => {
    const content = 'answers' in answered ? spec.read!(answered.answers) : rawContent(answered.tensors, spec.name);
    return { name, isBinary, ...(classes === null ? content : highestClasses(content, spec.labels!, classes)) };
  });
}

function rawContent(tensors: Tensors, name: string): OutputContent {
  const { type, dims, data } = tensors[name]!;
  return { type, shape: dims, data };
}

/** Classification extension: of each row the `count` highest as "value:index:label". */
function highestClasses({ shape, data }: OutputContent, labels: readonly string[], count: number): OutputContent {
  const [rows = 0, width = 0] = shape;
  const most = Math.min(count, width);
  const texts: string[] = [];
  for (let r = 0; r < rows; r++) {
    const values = Array.from({ length: width }, (_, c) => Number(data[r * width + c]));
    const order = values.map((_, c) => c).sort((a, b) => values[b]! - values[a]! || a - b);
    for (const c of order.slice(0, most)) texts.push(`${values[c]}:${c}:${labels[c] ?? c}`);
  }
  return { type: 'string', shape: [rows, most], data: texts };
}
