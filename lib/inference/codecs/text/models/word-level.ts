import { idsByPiece } from '#lib/inference/codecs/text/models/ids-by-piece';
import type { ModelConfig } from '#lib/inference/codecs/text/tokenizer-file';
import type { WordModel } from '#lib/inference/codecs/text/word-model';

/** Each word is a piece, or unknown. */
export function wordLevelModel({ vocab, unk_token }: Extract<ModelConfig, { type: 'WordLevel' }>): WordModel {
  const idOf = idsByPiece(vocab);
  const unknown = idOf.get(unk_token);
  return (word) => {
    const id = idOf.get(word) ?? unknown;
    return id === undefined ? { ids: [], starts: [], ends: [] } : { ids: [id], starts: [0], ends: [word.length] };
  };
}
