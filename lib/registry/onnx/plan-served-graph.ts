import type { ByteSource } from '#lib/registry/onnx/byte-source';
import type { Graph, GraphNode, OnnxModel } from '#lib/registry/onnx/onnx-model';
import type { Dimension } from '#lib/registry/onnx/onnx-summary';
import { readModel } from '#lib/registry/onnx/read-model';
import { endingZipMaps } from '#lib/registry/onnx/trace-outputs';
import { lengthHeader, messageField, numberField, textField } from '#lib/registry/onnx/wire-writer';
import { rowDimension } from '#lib/registry/onnx/without-zip-maps';

/** A part of the new file: a range of the old one, or new bytes. */
export type Piece = Uint8Array | { from: number; to: number };

type Edit = { start: number; to: number; bytes: Uint8Array };

/** An operator set every release of onnxruntime knows; only for graphs that import no standard operators at all. */
const standardOpset = 13;

/**
 * How to make of an ONNX file the graph that is run, as pieces to write one after another; null when it can be run
 * as it is. A ZipMap at the end becomes an Identity of the same name, so that what it was given (probabilities,
 * [N, C]) is the output under the name its owner knows. A StringNormalizer in English gets `locale`, where given.
 * Every other byte is kept.
 */
export async function planServedGraph(
  source: ByteSource,
  options: { locale?: string } = {},
): Promise<{ pieces: Piece[]; notes: string[] } | null> {
  const model = await readModel(source);
  const { graph } = model;
  const zipMaps = endingZipMaps(graph);
  const normalizers = options.locale === undefined ? [] : graph.nodes.filter(isEnglishNormalizer);
  if (zipMaps.length + normalizers.length === 0) return null;
  const edits = [
    ...zipMaps.flatMap((node) => zipMapEdits(graph, node)),
    ...normalizers.flatMap((node) => localeEdits(node, options.locale!)),
  ].sort((a, b) => a.start - b.start);
  const pieces = cut(source.sizeBytes, graph, edits);
  if (zipMaps.length > 0 && !importsStandardOperators(model)) {
    pieces.push(messageField(8, [textField(1, ''), numberField(2, standardOpset)]));
  }
  const notes = zipMaps.map(
    ({ outputs }) => `The output "${outputs[0]}" is answered as a tensor: its ZipMap was removed.`,
  );
  if (normalizers.length > 0)
    notes.push(`Texts are normalised in the locale ${options.locale}, which is on every server.`);
  return { pieces, notes };
}

function zipMapEdits(graph: Graph, node: GraphNode): Edit[] {
  const input = node.inputs[0] ?? '';
  const output = node.outputs[0] ?? '';
  const name = `${output} without ZipMap`;
  const identity = messageField(1, [
    textField(1, input),
    textField(2, output),
    textField(3, name),
    textField(4, 'Identity'),
  ]);
  const values = (placed: Graph['outputs']) => placed.map(({ value }) => value);
  const rows = rowDimension(values(graph.outputs), values(graph.inputs));
  const valueInfo = messageField(12, [textField(1, output), floatTensorType([rows, node.labels?.length ?? null])]);
  const named = ({ value }: { value: { name: string } }) => value.name === output;
  return [
    { start: node.start, to: node.to, bytes: identity },
    ...graph.outputs.filter(named).map(({ start, to }) => ({ start, to, bytes: valueInfo })),
    ...graph.valueInfos.filter(named).map(({ start, to }) => ({ start, to, bytes: new Uint8Array(0) })),
  ];
}

/** The operator's own default is en_US, which a small server does not have installed. */
const isEnglishNormalizer = ({ operator, locale }: GraphNode) =>
  operator === 'StringNormalizer' && (locale === undefined || /^en_US/.test(locale.value));

function localeEdits(node: GraphNode, locale: string): Edit[] {
  const stringType = 3;
  const attribute = messageField(5, [textField(1, 'locale'), textField(4, locale), numberField(20, stringType)]);
  const place = node.locale ?? { start: node.to, to: node.to };
  const length = node.to - node.from + attribute.length - (place.to - place.start);
  return [
    { start: node.start, to: node.from, bytes: lengthHeader(1, length) },
    { start: place.start, to: place.to, bytes: attribute },
  ];
}

function cut(size: number, { place }: Graph, edits: readonly Edit[]): Piece[] {
  const growth = edits.reduce((sum, edit) => sum + edit.bytes.length - (edit.to - edit.start), 0);
  const header = { start: place.start, to: place.from, bytes: lengthHeader(7, place.to - place.from + growth) };
  const pieces: Piece[] = [];
  let at = 0;
  for (const edit of [header, ...edits]) {
    pieces.push({ from: at, to: edit.start }, edit.bytes);
    at = edit.to;
  }
  return [...pieces, { from: at, to: size }];
}

const importsStandardOperators = ({ opsets }: OnnxModel) =>
  opsets.some(({ domain }) => domain === '' || domain === 'ai.onnx');

const floatTensorType = (shape: readonly Dimension[]) =>
  messageField(2, [messageField(1, [numberField(1, 1), messageField(2, shape.map(dimension))])]);

const dimension = (size: Dimension) =>
  messageField(1, size === null ? [] : [typeof size === 'number' ? numberField(1, size) : textField(2, size)]);
