import type { Answer } from '#lib/inference/codecs/answers';

/** What MLflow would answer each row: what a model's own `predict` gives, without scores. */
export const plainAnswers = (answers: readonly Answer[]): unknown[] => answers.map(plainAnswer);

/**
 * The label of a classification, the value of a regression, an embedding's vector, the entities of a text, the
 * detections of a picture; of raw outputs the only one, or all by their names.
 */
function plainAnswer(answer: Answer): unknown {
  if ('label' in answer) return answer.label;
  if ('value' in answer) return answer.value;
  if ('embedding' in answer) return answer.embedding;
  if ('entities' in answer) return answer.entities;
  if ('detections' in answer) return answer.detections;
  const outputs = Object.values(answer.outputs);
  return outputs.length === 1 ? outputs[0] : answer.outputs;
}
