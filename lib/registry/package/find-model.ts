import { AppError } from '#lib/errors';

/** A graph in an archive, and the folder that is the archive's top: '' or 'name/'. */
export type FoundGraph = { graph: string; top: string; notes: string[] };

const precision =
  /^model_(quantized|fp16|float16|bf16|int8|uint8|q\w+|bnb4|O[1-4]|optimi[sz]ed|qint8\w*|quint8\w*)\.onnx$/i;
const partOfGenerator = /(^|\/)(encoder|decoder|decoder_with_past|decoder_model_merged)_?\w*\.onnx$/i;

/** Which file of an archive is its graph, from their names; null where none is. Throws AppError('invalid') where that cannot be told. */
export function findGraph(names: readonly string[]): FoundGraph | null {
  const graphs = names.filter((name) => name.toLowerCase().endsWith('.onnx'));
  const [first] = graphs;
  if (!first) return null;
  const config = names
    .filter((name) => /^([^/]+\/)?(config|model)\.json$/.test(name))
    .sort((a, b) => a.length - b.length)[0];
  if (config === undefined) return onlyGraph(graphs);
  const top = config.slice(0, config.lastIndexOf('/') + 1);
  const parts = graphs.filter((name) => partOfGenerator.test(name));
  if (parts.length > 1) {
    throw new AppError(
      'invalid',
      `The archive has a model in parts (${quoted(parts)}): one that writes text, one token after another. Served are single graphs that answer with labels, entities, boxes, embeddings or numbers.`,
    );
  }
  const full = graphs.filter((name) => name === `${top}model.onnx` || name === `${top}onnx/model.onnx`);
  const variants = graphs.filter(
    (name) => precision.test(name.slice(name.lastIndexOf('/') + 1)) && isInPlace(name, top),
  );
  const others = graphs.filter((name) => !full.includes(name) && !variants.includes(name));
  if (full.length + others.length > 1 || (full.length === 0 && variants.length === 0)) return onlyGraph(graphs);
  if (full[0]) return { graph: full[0], top, notes: variants.length > 0 ? [fullTaken(variants)] : [] };
  const taken = variants.find((name) => name.endsWith('model_quantized.onnx')) ?? variants[0]!;
  return { graph: taken, top, notes: [variantTaken(taken, variants)] };
}

const isInPlace = (name: string, top: string) =>
  /^(onnx\/)?[^/]+$/.test(name.slice(top.length)) && name.startsWith(top);

function onlyGraph(graphs: readonly string[]): FoundGraph {
  requireOne(graphs);
  const graph = graphs[0]!;
  if (/^([^/]+\/)?model\.onnx$/.test(graph))
    return { graph, top: graph.slice(0, graph.lastIndexOf('/') + 1), notes: [] };
  throw new AppError(
    'invalid',
    `The archive has no model.onnx at its top or in its only folder; it has ${JSON.stringify(graph)}. Rename or move it.`,
  );
}

/** Throws AppError('invalid') where there are several models. */
export function requireOne(models: readonly string[]): void {
  if (models.length <= 1) return;
  throw new AppError(
    'invalid',
    `The archive has ${models.length} models (${quoted(models)}). Publish each as a version of its own.`,
  );
}

const fullTaken = (variants: readonly string[]) =>
  `The archive has the model in several precisions: model.onnx is served, not ${quoted(variants)}.`;

function variantTaken(taken: string, variants: readonly string[]): string {
  const others = variants.filter((name) => name !== taken);
  const not = others.length > 0 ? `, not ${quoted(others)}` : '';
  return `There is no model.onnx, so ${JSON.stringify(taken)} is served${not}: its answers may differ a little from the full model's.`;
}

const quoted = (names: readonly string[]) =>
  names
    .slice(0, 5)
    .map((name) => JSON.stringify(name))
    .join(', ') + (names.length > 5 ? ', …' : '');
