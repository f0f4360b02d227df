import { answerText, numberText } from '#components/answers/answer-text.ts';
import type { Answer, DetectionAnswer } from '#lib/inference/codecs/answers';

/** One thing two answers say, side by side. */
export type Difference = { what: string; a: string; b: string; differs: boolean };

/** Float32 sums in another order differ by less; it is not shown as a difference. */
const sameWithin = 1e-5;
const mostShown = 12;

type Of<Key extends string> = Extract<Answer, Record<Key, unknown>>;

/** What two answers to the same input say, each thing once, and whether they agree on it. */
export function answerDifferences(a: Answer, b: Answer): Difference[] {
  if ('label' in a && 'label' in b) return ofLabels(a, b);
  if ('value' in a && 'value' in b) return [ofValues('Value', a.value, b.value)];
  if ('entities' in a && 'entities' in b) return ofEntities(a, b);
  if ('embedding' in a && 'embedding' in b) return ofEmbeddings(a, b);
  if ('detections' in a && 'detections' in b) return ofDetections(a, b);
  if ('outputs' in a && 'outputs' in b) return ofOutputs(a, b);
  return [{ what: 'Answer', a: answerText(a), b: answerText(b), differs: true }];
}

function ofLabels(a: Of<'label'>, b: Of<'label'>): Difference[] {
  const label = texts('Label', a.label, b.label);
  const score = ofValues('Score', a.score, b.score);
  const [inA, inB] = [a.probabilities ?? {}, b.probabilities ?? {}];
  const names = [...new Set([...Object.keys(inA), ...Object.keys(inB)])];
  const probabilities = names
    .toSorted((one, other) => highest(other) - highest(one))
    .slice(0, mostShown)
    .map((name) => ofValues(`Probability of ${name}`, inA[name] ?? null, inB[name] ?? null));
  function highest(name: string): number {
    return Math.max(inA[name] ?? 0, inB[name] ?? 0);
  }
  return [label, score, ...probabilities, ...ofStretches(a, b)];
}

/** The stretches of a recording or a film that are labelled otherwise; stretches of another length are not compared. */
function ofStretches({ windows: inA = [] }: Of<'label'>, { windows: inB = [] }: Of<'label'>): Difference[] {
  if (inA.length === 0 && inB.length === 0) return [];
  if (inA.length !== inB.length) return [texts('Stretches', String(inA.length), String(inB.length))];
  const others = inA.flatMap((one, i) => {
    const other = inB[i]!;
    const what = `${one.startS.toFixed(1)} s to ${one.endS.toFixed(1)} s`;
    return one.label === other.label ? [] : [texts(what, one.label, other.label)];
  });
  return others.slice(0, mostShown);
}

function ofEntities({ entities: inA }: Of<'entities'>, { entities: inB }: Of<'entities'>): Difference[] {
  const places = Map.groupBy([...inA, ...inB], ({ start, end }) => `${start}-${end}`);
  return [...places.values()]
    .toSorted(([one], [other]) => one!.start - other!.start)
    .map(([found]) => {
      const labelIn = (entities: typeof inA) =>
        entities.find(({ start, end }) => start === found!.start && end === found!.end)?.label ?? 'not found';
      return texts(`“${found!.text}”`, labelIn(inA), labelIn(inB));
    });
}

function ofDetections({ detections: inA }: Of<'detections'>, { detections: inB }: Of<'detections'>): Difference[] {
  const labels = [...new Set([...inA, ...inB].map(({ label }) => label))];
  const inLabel = (label: string, all: readonly DetectionAnswer[]) => all.filter((one) => one.label === label);
  return labels.map((label) => {
    const [ofA, ofB] = [inLabel(label, inA), inLabel(label, inB)];
    const isSamePlaces =
      ofA.length === ofB.length && ofA.every(({ box }) => ofB.some((one) => overlap(box, one.box) > 0.5));
    return { what: label, a: foundText(ofA), b: foundText(ofB), differs: !isSamePlaces };
  });
}

const foundText = (found: readonly DetectionAnswer[]) =>
  found.length === 0
    ? 'not found'
    : `${found.length} × (best ${(100 * Math.max(...found.map(({ score }) => score))).toFixed(1)} %)`;

type Box = DetectionAnswer['box'];

/** Intersection over union of two boxes, 0 to 1. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

function ofEmbeddings({ embedding: inA }: Of<'embedding'>, { embedding: inB }: Of<'embedding'>): Difference[] {
  const [a, b] = [inA.flat(), inB.flat()];
  const size = texts('Numbers', a.length.toLocaleString('en'), b.length.toLocaleString('en'));
  if (size.differs) return [size];
  const cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  const text = cosine.toFixed(6);
  return [size, { what: 'Cosine of the two', a: text, b: text, differs: Math.abs(1 - cosine) > sameWithin }];
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

function ofOutputs({ outputs: inA }: Of<'outputs'>, { outputs: inB }: Of<'outputs'>): Difference[] {
  return [...new Set([...Object.keys(inA), ...Object.keys(inB)])].map((name) => {
    const written = (value: unknown) => (value === undefined ? 'none' : JSON.stringify(value));
    const [a, b] = [written(inA[name]), written(inB[name])];
    return { what: name, a: a.slice(0, 80), b: b.slice(0, 80), differs: a !== b };
  });
}

const texts = (what: string, a: string, b: string): Difference => ({ what, a, b, differs: a !== b });

function ofValues(what: string, a: number | string | null, b: number | string | null): Difference {
  const isClose =
    typeof a === 'number' && typeof b === 'number'
      ? Math.abs(a - b) <= sameWithin * Math.max(1, Math.abs(a), Math.abs(b))
      : a === b;
  const written = (value: number | string | null) => (value === null ? '–' : numberText(value));
  return { what, a: written(a), b: written(b), differs: !isClose };
}
