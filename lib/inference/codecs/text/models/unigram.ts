import { AppError } from '#lib/errors';
import { byteIdsOf } from '#lib/inference/codecs/text/models/byte-ids';
import { createPieceTrie } from '#lib/inference/codecs/text/models/piece-trie';
import type { ModelConfig } from '#lib/inference/codecs/text/tokenizer-file';
import type { WordModel } from '#lib/inference/codecs/text/word-model';

/** How much less likely than any piece an unknown code point is, as a logarithm. */
const UNKNOWN_PENALTY = 10;

/**
 * Sentencepiece's unigram model (Kudo, 2018): of all ways to write a word in pieces the most likely one, by Viterbi's
 * algorithm. Unknown code points side by side are one piece.
 */
export function unigramModel({ vocab, unk_id, byte_fallback }: Extract<ModelConfig, { type: 'Unigram' }>): WordModel {
  if (unk_id == null || !vocab[unk_id])
    throw new AppError('invalid', 'tokenizer.json has a Unigram model without a token for unknown text.');
  if (!vocab.every(isScoredPiece))
    throw new AppError('invalid', 'tokenizer.json has a Unigram model whose pieces are not all a text and its score.');
  const scores = Float64Array.from(vocab, ([, score]) => score);
  const unknownScore = scores.reduce((lowest, score) => Math.min(lowest, score), 0) - UNKNOWN_PENALTY;
  const trie = createPieceTrie(vocab.map(([piece]) => piece));
  const idOf: ReadonlyMap<string, number> = byte_fallback
    ? new Map(vocab.map(([piece], id) => [piece, id]))
    : new Map();

  /** The most likely pieces as [id, start, end], the last one first. */
  function path(word: string): [id: number, start: number, end: number][] {
    const score = new Float64Array(word.length + 1).fill(Number.NEGATIVE_INFINITY);
    const begin = new Int32Array(word.length + 1);
    const piece = new Int32Array(word.length + 1);
    score[0] = 0;
    const reach = (start: number, end: number, id: number, added: number) => {
      const candidate = score[start]! + added;
      if (candidate <= score[end]!) return;
      score[end] = candidate;
      begin[end] = start;
      piece[end] = id;
    };
    for (let start = 0, length = 0; start < word.length; start += length) {
      length = word.codePointAt(start)! > 0xffff ? 2 : 1;
      let isKnown = false;
      for (let end = start, node = 0; end < word.length; ) {
        node = trie.next(node, word.charCodeAt(end++));
        if (node < 0) break;
        const id = trie.idAt(node);
        if (id < 0) continue;
        reach(start, end, id, scores[id]!);
        isKnown ||= end === start + length;
      }
      if (!isKnown) reach(start, start + length, unk_id!, unknownScore);
    }
    const pieces: [number, number, number][] = [];
    for (let end = word.length; end > 0; end = begin[end]!) pieces.push([piece[end]!, begin[end]!, end]);
    return pieces;
  }

  return (word) => {
    const ids: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    const pieces = path(word).reverse();
    for (let index = 0; index < pieces.length; index++) {
      const [id, start] = pieces[index]!;
      while (id === unk_id && pieces[index + 1]?.[0] === unk_id) index++;
      const end = pieces[index]![2];
      for (const one of (id === unk_id && byte_fallback && byteIdsOf(word.slice(start, end), idOf)) || [id]) {
        ids.push(one);
        starts.push(start);
        ends.push(end);
      }
    }
    return { ids, starts, ends };
  };
}

const isScoredPiece = (entry: unknown) =>
  Array.isArray(entry) && typeof entry[0] === 'string' && Number.isFinite(entry[1]);
