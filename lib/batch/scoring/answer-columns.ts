import type { Answer } from '#lib/inference/codecs/answers';
import type { Binding } from '#lib/registry/bind-manifest';
import type { Manifest } from '#lib/registry/manifest';

/** The columns of a CSV file in which answers stand. */
export type AnswerColumns = { names: string[]; fieldsOf(answer: Answer): string[] };

/** `label`, `score` and a `p_` for every label; or `value`; or a column of JSON for every output. */
export function answerColumns({ labels = [] }: Manifest, { outputs }: Binding): AnswerColumns {
  if (outputs.probabilities) {
    return {
      names: ['label', 'score', ...labels.map((label) => `p_${label}`)],
      fieldsOf: (answer) => {
        if (!('label' in answer)) return [];
        const { label, score, probabilities = {} } = answer;
        const fields = [label, String(score)];
        for (let index = 0; index < labels.length; index++) fields.push(String(probabilities[labels[index]!] ?? ''));
        return fields;
      },
    };
  }
  if (outputs.label) return { names: ['label'], fieldsOf: (answer) => ('label' in answer ? [answer.label] : []) };
  if (outputs.value) return { names: ['value'], fieldsOf: (answer) => ('value' in answer ? [`${answer.value}`] : []) };
  const names = (outputs.tensors ?? []).map(({ name }) => name);
  return {
    names,
    fieldsOf: (answer) => ('outputs' in answer ? names.map((name) => JSON.stringify(answer.outputs[name])) : []),
  };
}
