import { z } from 'zod';

/** The first answer of a call in a few words, for lists. `score` is a label's probability, where there is one. */
export const AnswerGlimpse = z.object({ text: z.string(), score: z.number().nullable() });
export type AnswerGlimpse = z.infer<typeof AnswerGlimpse>;

const named = z.object({ label: z.string() });
const Kept = z.union([
  z
    .object({ label: z.string(), score: z.number().nullable() })
    .transform(({ label, score }) => ({ text: label, score })),
  z.object({ value: z.union([z.number(), z.string()]) }).transform(({ value }) => plain(String(value))),
  z.object({ entities: z.array(z.object({ text: z.string(), label: z.string() })) }).transform(({ entities }) =>
    plain(
      counted(
        entities.map(({ text, label }) => `${text} (${label})`),
        'no entities',
      ),
    ),
  ),
  z.object({ detections: z.array(named) }).transform(({ detections }) =>
    plain(
      counted(
        detections.map(({ label }) => label),
        'nothing detected',
      ),
    ),
  ),
  z
    .object({ embedding: z.array(z.unknown()) })
    .transform(({ embedding }) => plain(`embedding of ${sizeOf(embedding)}`)),
  z.object({ outputs: z.record(z.string(), z.unknown()) }).transform(({ outputs }) => plain(JSON.stringify(outputs))),
]);

/** What a kept answer says, shortened; null for what is no answer. */
export function glimpseOf(answer: unknown): AnswerGlimpse | null {
  const glimpse = Kept.safeParse(answer).data;
  if (!glimpse) return null;
  return { ...glimpse, text: glimpse.text.length > 120 ? `${glimpse.text.slice(0, 119)}…` : glimpse.text };
}

const plain = (text: string): AnswerGlimpse => ({ text, score: null });

function counted(names: readonly string[], none: string): string {
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return names.length === 0 ? none : `${names.slice(0, 3).join(', ')}${more}`;
}

const sizeOf = (embedding: readonly unknown[]) =>
  Array.isArray(embedding[0]) ? `${embedding.length} × ${embedding[0].length} numbers` : `${embedding.length} numbers`;
