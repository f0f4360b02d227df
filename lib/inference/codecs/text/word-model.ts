import { bytePairModel } from '#lib/inference/codecs/text/models/byte-pair';
import { unigramModel } from '#lib/inference/codecs/text/models/unigram';
import { wordLevelModel } from '#lib/inference/codecs/text/models/word-level';
import { wordPieceModel } from '#lib/inference/codecs/text/models/word-piece';
import type { ModelConfig } from '#lib/inference/codecs/text/tokenizer-file';

/** A word in pieces of the vocabulary: their ids, and from where to where in the word each goes, in UTF-16 units. */
export type Pieces = { ids: readonly number[]; starts: readonly number[]; ends: readonly number[] };
export type WordModel = (word: string) => Pieces;

/** Compiles the model of a `tokenizer.json`. Throws AppError('invalid') for what is not supported. */
export function compileWordModel(config: ModelConfig): WordModel {
  switch (config.type) {
    case 'WordPiece':
      return wordPieceModel(config);
    case 'BPE':
      return bytePairModel(config);
    case 'Unigram':
      return unigramModel(config);
    case 'WordLevel':
      return wordLevelModel(config);
  }
}
