import type { Pieces, WordModel } from '#lib/inference/codecs/text/word-model';

const MAX_WORDS = 10_000;
const MAX_WORD_LENGTH = 48;

/** Remembers the words that came last, between one and two times MAX_WORDS of them: most texts use the same ones. */
export function rememberedWords(model: WordModel): WordModel {
  let recent = new Map<string, Pieces>();
  let older = new Map<string, Pieces>();
  return (word) => {
    if (word.length > MAX_WORD_LENGTH) return model(word);
    const known = recent.get(word);
    if (known) return known;
    const pieces = older.get(word) ?? model(word);
    if (recent.size >= MAX_WORDS) {
      older = recent;
      recent = new Map();
    }
    recent.set(word, pieces);
    return pieces;
  };
}
