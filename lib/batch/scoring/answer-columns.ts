import { csvField } from '#lib/csv/write-csv';
import type { Answer } from '#lib/inference/codecs/answers';
import type { Binding } from '#lib/registry/bind-manifest';
import type { Manifest } from '#lib/registry/manifest';

/** The columns of a CSV file in which answers stand, and an answer as their text, quoted and divided. */
export type AnswerColumns = { names: string[]; textOf(answer: Answer): string };

/** `label`, `score` and a `p_` for every label; or `value`; or JSON: what was found, or a column for every output. */
export function answerColumns({ labels = [] }: Manifest, { outputs }: Binding, delimiter: string): AnswerColumns {
  const field = (text: string) => csvField(text, delimiter);
  if (outputs.probabilities) {
    const quoted = new Map(labels.map((label) => [label, field(label)]));
    const numberText = rememberedTexts();
    return {
      names: ['label', 'score', ...labels.map((label) => `p_${label}`)],
      textOf(answer) {
        if (!('label' in answer)) return '';
        const { label, score, probabilities = {} } = answer;
        let text = (quoted.get(label) ?? field(label)) + delimiter + numberText(score);
        for (let index = 0; index < labels.length; index++) {
          text += delimiter + numberText(probabilities[labels[index]!]);
        }
        return text;
      },
    };
  }
  if (outputs.label) return { names: ['label'], textOf: (answer) => ('label' in answer ? field(answer.label) : '') };
  if (outputs.value) {
    return { names: ['value'], textOf: (answer) => ('value' in answer ? field(String(answer.value)) : '') };
  }
  const found = outputs.tokens ? 'entities' : outputs.embedding ? 'embedding' : outputs.detection ? 'detections' : null;
  if (found) {
    return { names: [found], textOf: (answer) => field(JSON.stringify(Reflect.get(answer, found) ?? null)) };
  }
  const names = (outputs.tensors ?? []).map(({ name }) => name);
  return {
    names,
    textOf: (answer) =>
      'outputs' in answer ? names.map((name) => field(JSON.stringify(answer.outputs[name]))).join(delimiter) : '',
  };
}

/** Numbers as text. Those of a forest come again and again, and looking one up is much cheaper than writing it. */
function rememberedTexts(): (value: number | null | undefined) => string {
  const texts = new Map<number, string>();
  return (value) => {
    if (value === undefined || value === null) return '';
    const known = texts.get(value);
    if (known !== undefined) return known;
    const text = String(value);
    if (texts.size < 4_096) texts.set(value, text);
    return text;
  };
}
