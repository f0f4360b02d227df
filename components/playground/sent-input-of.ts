import type { SentInput } from '#components/answers/sent-input.ts';
import { type FieldValues, isFile } from '#components/playground/field-values.ts';
import type { Feature } from '#lib/registry/feature';

/** What an answer is drawn over: the row's first picture, recording or film, or else its text. */
export function sentInputOf(features: readonly Feature[], values: FieldValues): SentInput | undefined {
  for (const { type, name } of features) {
    const value = values[name];
    if ((type === 'image' || type === 'audio' || type === 'video') && isFile(value)) {
      return { kind: type, url: value.url };
    }
  }
  const text = features.find((feature) => feature.type === 'text' && !feature.pairOf);
  const value = text && values[text.name];
  return typeof value === 'string' ? { kind: 'text', text: value } : undefined;
}
