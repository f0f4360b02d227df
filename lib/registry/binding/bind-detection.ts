import type { FieldError } from '#lib/errors';
import type { Binding } from '#lib/registry/binding/binding';
import { describedOutputs } from '#lib/registry/binding/described-outputs';
import { shownShape } from '#lib/registry/binding/shown-shape';
import type { Manifest } from '#lib/registry/manifest';
import { isFloat, isInteger, isServed } from '#lib/registry/onnx/element-type';
import type { GraphOutput, OnnxSummary } from '#lib/registry/onnx/onnx-summary';

type Format = NonNullable<NonNullable<Manifest['outputs']>['detection']>['format'];
type Role = 'boxes' | 'scores' | 'labels' | 'count';
type Look = { names: RegExp; fits: (output: GraphOutput) => boolean; what: string };

const ranksOf = ({ shape }: GraphOutput, ...ranks: number[]) => shape === null || ranks.includes(shape.length);
const ofFour = (output: GraphOutput) => output.shape === null || [4, null].includes(sizeAt(output, -1));
const isNumeric = ({ elementType }: GraphOutput) => isFloat(elementType) || isInteger(elementType);

/** How the outputs of each format look. A picture's own boxes may come without a dimension for pictures. */
const looks: Record<Format, Partial<Record<Role, Look>>> = {
  detr: {
    boxes: { names: /box/i, fits: (output) => ranksOf(output, 3) && ofFour(output), what: 'boxes [N, Q, 4]' },
    scores: { names: /logit|score|class/i, fits: (output) => ranksOf(output, 3), what: 'scores [N, Q, labels]' },
  },
  yolo: {
    boxes: { names: /output|pred|box/i, fits: (output) => ranksOf(output, 3), what: 'one output [N, 4 + labels, A]' },
  },
  boxes: {
    boxes: { names: /box/i, fits: (output) => ranksOf(output, 2, 3) && ofFour(output), what: 'boxes [N, K, 4]' },
    scores: { names: /score|conf/i, fits: (output) => ranksOf(output, 1, 2), what: 'scores [N, K]' },
    labels: { names: /label|class/i, fits: (output) => ranksOf(output, 1, 2), what: 'labels [N, K]' },
    count: { names: /num|count|valid/i, fits: (output) => ranksOf(output, 0, 1, 2), what: 'counts [N]' },
  },
};

/** Which outputs the boxes in a picture are read from, by name, or by name and shape; problems go to `errors`. */
export function bindDetection(manifest: Manifest, summary: OnnxSummary, errors: FieldError[]): Binding['outputs'] {
  const detection = manifest.outputs?.detection;
  if (!detection) {
    const detail = `${manifest.task} needs to know how its boxes are given: say "format" (detr, yolo or boxes)`;
    errors.push({ pointer: '/outputs/detection', detail: `${detail}; ${describedOutputs(summary.outputs)}` });
    return {};
  }
  const found: Partial<Record<Role, GraphOutput>> = {};
  for (const role of ['boxes', 'scores', 'labels', 'count'] as const) {
    const look = looks[detection.format][role];
    const refuse = (detail: string) =>
      errors.push({ pointer: `/outputs/detection/${role}`, detail: `${detail}; ${describedOutputs(summary.outputs)}` });
    const wanted = detection[role];
    const output =
      wanted === undefined
        ? look && unnamed(look, summary, Object.values(found))
        : summary.outputs.find(({ name }) => name === wanted);
    if (wanted !== undefined && !look) refuse(`the format "${detection.format}" has none`);
    else if (wanted !== undefined && !output) refuse(`the graph has no output "${wanted}"`);
    else if (output && look && !isReadable(output, look)) refuse(`"${output.name}" cannot be ${look.what}`);
    else if (output) found[role] = output;
    else if (look && role !== 'count') refuse(`the format "${detection.format}" needs ${look.what}`);
  }
  const { boxes, scores, labels, count } = found;
  if (!boxes) return {};
  checkLabels(manifest, detection.format, scores ?? boxes, errors);
  return {
    detection: {
      boxes: boxes.name,
      ...(scores && { scores: scores.name }),
      ...(labels && { labels: labels.name }),
      ...(count && { count: count.name }),
    },
  };
}

const isReadable = (output: GraphOutput, { fits }: Look) =>
  output.kind === 'tensor' && isServed(output.elementType) && isNumeric(output) && fits(output);

/** The first free output of that look and name, or the only one of that look. */
function unnamed(look: Look, { outputs }: OnnxSummary, taken: readonly GraphOutput[]): GraphOutput | undefined {
  const free = outputs.filter((output) => !taken.includes(output) && isReadable(output, look));
  return (
    free.find(({ name }) => look.names.test(name)) ??
    (free.length === 1 && look.what !== looks.boxes.count!.what ? free[0] : undefined)
  );
}

/** What a list of labels must come to where the graph says how many scores there are. */
function checkLabels({ labels }: Manifest, format: Format, output: GraphOutput, errors: FieldError[]): void {
  if (!labels || format === 'boxes' || !output.shape) return;
  const sizes = format === 'detr' ? [sizeAt(output, 2)] : [sizeAt(output, 1), sizeAt(output, 2)];
  const extra = format === 'detr' ? [0, 1] : [4, 5];
  if (sizes.some((size) => size === null || extra.some((more) => size === labels.length + more))) return;
  const more = format === 'detr' ? 'as many, or one more for "nothing there"' : '4 or 5 more in one of its dimensions';
  errors.push({
    pointer: '/labels',
    detail: `lists ${labels.length} labels, which needs ${more}; the output "${output.name}" is ${shownShape(output.shape)}`,
  });
}

function sizeAt({ shape }: GraphOutput, index: number): number | null {
  const size = shape?.at(index);
  return typeof size === 'number' ? size : null;
}
