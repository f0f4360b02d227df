import type { Answer } from '#lib/inference/codecs/answers';

const mostNamed = 3;

/** An answer in a line of a list. */
export function answerText(answer: Answer): string {
  if ('label' in answer) return answer.score === null ? answer.label : `${answer.label}, ${percentText(answer.score)}`;
  if ('value' in answer) return numberText(answer.value);
  if ('entities' in answer) {
    return answer.entities.length === 0
      ? 'nothing found'
      : listed(answer.entities.map(({ text, label }) => `${text} (${label})`));
  }
  if ('embedding' in answer) return embeddingText(answer.embedding);
  if ('detections' in answer) return countsText(answer.detections.map(({ label }) => label));
  return listed(
    Object.entries(answer.outputs).map(([name, value]) => `${name}: ${JSON.stringify(value).slice(0, 40)}`),
  );
}

/** What a list of answers can be sorted by: the label, or those found. Empty where an answer has none. */
export function labelsOf(answer: Answer): string[] {
  if ('label' in answer) return [answer.label];
  if ('entities' in answer) return [...new Set(answer.entities.map(({ label }) => label))];
  if ('detections' in answer) return [...new Set(answer.detections.map(({ label }) => label))];
  return [];
}

/** One digit after the point; what would round to 0 or 100 without being it is said to be less. */
export function percentText(score: number): string {
  const percent = (score * 100).toFixed(1);
  if (percent === '100.0') return score === 1 ? '100 %' : '> 99.9 %';
  if (percent === '0.0') return score === 0 ? '0 %' : '< 0.1 %';
  return `${percent} %`;
}

export const numberText = (value: number | string) =>
  typeof value === 'number' ? value.toLocaleString('en', { maximumSignificantDigits: 7 }) : value;

function embeddingText(embedding: readonly (number | number[])[]): string {
  const [first] = embedding;
  if (!Array.isArray(first)) return `${embedding.length.toLocaleString('en')} numbers`;
  return `${embedding.length.toLocaleString('en')} × ${first.length.toLocaleString('en')} numbers`;
}

function countsText(labels: readonly string[]): string {
  if (labels.length === 0) return 'nothing found';
  const counts = Map.groupBy(labels, (label) => label);
  return listed([...counts].map(([label, all]) => (all.length === 1 ? label : `${all.length} × ${label}`)));
}

const listed = (texts: readonly string[]) =>
  texts.slice(0, mostNamed).join(', ') + (texts.length > mostNamed ? ` and ${texts.length - mostNamed} more` : '');
