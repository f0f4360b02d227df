import { describe, expect, test } from 'vitest';
import { compileEncoding } from '#lib/inference/codecs/text/encode-texts';
import { compileTokenizer } from '#lib/inference/codecs/text/tokenizer';
import { exportNames, fileOf, recordedOf } from '#tests/unit/inference/text/recorded';

describe.each(exportNames)('the tokens of %s', (name) => {
  const recorded = recordedOf(name);
  const tokenizer = compileTokenizer(fileOf(name, 'tokenizer.json'));
  const encodings = [true, false].map((withSpans) =>
    compileEncoding(tokenizer, { maxTokens: recorded.mostTokens, withSpans, cutsLeft: false }),
  );
  const [encode, encodeWithoutSpans] = encodings as [(typeof encodings)[0], (typeof encodings)[0]];
  const all = [...recorded.singles, ...recorded.pairs].map((one) => ({
    ...one,
    what: JSON.stringify([one.text, one.pair].map((text) => text?.slice(0, 40))),
  }));

  test.each(all)('have the ids and types of transformers, none tolerated: $what', ({ text, pair, ids, types }) => {
    const found = encode(text, pair);
    expect(found.ids).toEqual(ids);
    expect(found.types).toEqual(types);
    expect(encodeWithoutSpans(text, pair).ids).toEqual(ids);
  });

  test.each(all)('stand where transformers finds them, in UTF-16 units: $what', ({ text, pair, spans }) => {
    const found = encode(text, pair).spans.map((span) => span && [span.start, span.end, span.word]);
    expect(found).toEqual(spans);
  });
});
