import proto from 'onnx-proto';
import { float, floats, int, strings } from '#lib/training/onnx/attribute';
import type { GraphBuilder } from '#lib/training/onnx/graph-builder';
import {
  DAY_OF_YEAR_OF_DAY_0,
  DAYS_A_WEEK,
  DAYS_A_YEAR,
  type DatePart,
  WEEKDAY_OF_DAY_0,
} from '#lib/training/pipeline/date-parts';
import type { Encoder } from '#lib/training/pipeline/pipeline';

type Kind<K extends Encoder['kind']> = Extract<Encoder, { kind: K }>;
type InputOf = (column: string) => string;

/**
 * The design matrix, [N, columns] float, of encoders other than texts: what `prepare` does, in the same steps.
 * `inputOf` names the graph input, [N, 1], of a column; neighbours of one kind are computed together.
 */
export function encoderNodes(graph: GraphBuilder, encoders: readonly Encoder[], inputOf: InputOf): string {
  const blocks = neighboursOfOneKind(encoders).map((block) => blockNodes(graph, block, inputOf));
  return sideBySide(graph, blocks);
}

const groupOf = (encoder: Encoder) => (encoder.kind === 'date' ? encoder.part : encoder.kind);

function neighboursOfOneKind(encoders: readonly Encoder[]): Encoder[][] {
  const blocks: Encoder[][] = [];
  for (const encoder of encoders) {
    const last = blocks.at(-1);
    if (last && groupOf(last[0]!) === groupOf(encoder)) last.push(encoder);
    else blocks.push([encoder]);
  }
  return blocks;
}

function blockNodes(graph: GraphBuilder, block: readonly Encoder[], inputOf: InputOf): string {
  const [first] = block;
  const inputs = () =>
    sideBySide(
      graph,
      block.map(({ column }) => inputOf(column)),
    );
  switch (first!.kind) {
    case 'number':
      return scaled(graph, inputs(), block as Kind<'number'>[]);
    case 'date':
      return scaled(graph, datePartNodes(graph, inputs(), first!.part), block as Kind<'date'>[]);
    case 'missing':
      return graph.add('Cast', [graph.add('IsNaN', [inputs()])], { to: int(proto.onnx.TensorProto.DataType.FLOAT) });
    case 'ordinal':
      return sideBySide(
        graph,
        (block as Kind<'ordinal'>[]).map((encoder) => ordinal(graph, encoder, inputOf)),
      );
    case 'one-hot':
      return sideBySide(
        graph,
        (block as Kind<'one-hot'>[]).map((encoder) => oneHot(graph, encoder, inputOf)),
      );
    case 'text':
      throw new Error('Texts are no columns of the design matrix');
  }
}

export function sideBySide(graph: GraphBuilder, parts: readonly string[]): string {
  return parts.length === 1 ? parts[0]! : graph.add('Concat', parts, { axis: int(1) });
}

function scaled(
  graph: GraphBuilder,
  values: string,
  encoders: readonly { fill: number | null; shift: number; scale: number }[],
): string {
  let result = values;
  if (encoders.some(({ fill }) => fill !== null)) {
    const fills = graph.floats(encoders.map(({ fill }) => fill ?? NaN));
    result = graph.add('Where', [graph.add('IsNaN', [values]), fills, values]);
  }
  if (encoders.some(({ shift }) => shift !== 0)) {
    result = graph.add('Sub', [result, graph.floats(encoders.map(({ shift }) => shift))]);
  }
  if (encoders.some(({ scale }) => scale !== 1)) {
    result = graph.add('Div', [result, graph.floats(encoders.map(({ scale }) => scale))]);
  }
  return result;
}

/** The steps of `datePart`. */
function datePartNodes(graph: GraphBuilder, days: string, part: DatePart): string {
  if (part === 'days') return days;
  const whole = graph.add('Floor', [days]);
  const modulo = (value: string, divisor: string) => {
    const rest = graph.add('Mod', [value, divisor], { fmod: int(1) });
    return graph.add('Mod', [graph.add('Add', [rest, divisor]), divisor], { fmod: int(1) });
  };
  if (part === 'weekday') {
    return modulo(graph.add('Add', [whole, graph.floats([WEEKDAY_OF_DAY_0])]), graph.floats([DAYS_A_WEEK]));
  }
  const shifted = graph.add('Add', [whole, graph.floats([DAY_OF_YEAR_OF_DAY_0])]);
  return graph.add('Floor', [modulo(shifted, graph.floats([DAYS_A_YEAR]))]);
}

function ordinal(graph: GraphBuilder, { column, order }: Kind<'ordinal'>, inputOf: InputOf): string {
  const attributes = {
    keys_strings: strings(order),
    values_floats: floats(order.map((_, place) => place)),
    default_float: float(NaN),
  };
  return graph.add('LabelEncoder', [inputOf(column)], attributes, 'ai.onnx.ml');
}

function oneHot(graph: GraphBuilder, { column, categories }: Kind<'one-hot'>, inputOf: InputOf): string {
  const attributes = { cats_strings: strings(categories), zeros: int(1) };
  const encoded = graph.add('OneHotEncoder', [inputOf(column)], attributes, 'ai.onnx.ml');
  // From [N, 1, categories].
  return graph.add('Reshape', [encoded, graph.int64s([-1, categories.length])]);
}
