import { AppError } from '#lib/errors';
import { idsByPiece } from '#lib/inference/codecs/text/models/ids-by-piece';
import type { ModelConfig } from '#lib/inference/codecs/text/tokenizer-file';
import type { WordModel } from '#lib/inference/codecs/text/word-model';

/** At each place of a word all lengths up to the longest piece's are tried: a long one makes long words take for ever. */
const LONGEST_PIECE = 256;

/**
 * BERT's: at each place the longest piece of the vocabulary, those within a word being marked by a prefix there; a word
 * that has a place without one is unknown as a whole, and so is a very long one.
 */
export function wordPieceModel(config: Extract<ModelConfig, { type: 'WordPiece' }>): WordModel {
  const { vocab, unk_token, continuing_subword_prefix: prefix, max_input_chars_per_word: mostPoints } = config;
  const beginning = idsByPiece(vocab);
  const unknown = beginning.get(unk_token);
  if (unknown === undefined) throw new AppError('invalid', `tokenizer.json has no "${unk_token}" in its vocabulary.`);
  const within = new Map<string, number>();
  let longest = 1;
  for (const [piece, id] of beginning) {
    if (piece.startsWith(prefix)) within.set(piece.slice(prefix.length), id);
    longest = Math.max(longest, piece.length);
  }
  if (longest > LONGEST_PIECE) throw tooLong(longest);
  return (word) => {
    const ids: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    const whole = { ids: [unknown], starts: [0], ends: [word.length] };
    if (word.length > mostPoints && [...word].length > mostPoints) return whole;
    for (let start = 0; start < word.length; start = ends.at(-1)!) {
      const pieces = start === 0 ? beginning : within;
      let end = Math.min(word.length, start + longest);
      let id = pieces.get(word.slice(start, end));
      while (id === undefined && --end > start) id = pieces.get(word.slice(start, end));
      if (id === undefined) return whole;
      ids.push(id);
      starts.push(start);
      ends.push(end);
    }
    return { ids, starts, ends };
  };
}

const tooLong = (length: number) =>
  new AppError(
    'invalid',
    `tokenizer.json has a piece of ${length} characters; those of a WordPiece model may have ${LONGEST_PIECE}.`,
  );
