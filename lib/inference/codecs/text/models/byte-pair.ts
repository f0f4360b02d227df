import { AppError } from '#lib/errors';
import { byteIdsOf } from '#lib/inference/codecs/text/models/byte-ids';
import { idsByPiece } from '#lib/inference/codecs/text/models/ids-by-piece';
import { createNumberHeap } from '#lib/inference/codecs/text/models/number-heap';
import type { ModelConfig } from '#lib/inference/codecs/text/tokenizer-file';
import type { Pieces, WordModel } from '#lib/inference/codecs/text/word-model';

type Config = Extract<ModelConfig, { type: 'BPE' }>;
/** Mutable pieces, joined from left to right by `next`. */
type Symbols = { ids: number[]; starts: number[]; ends: number[] };

/** What two ids, or a rank and a place, are put together with; both halves stay below 2^26. */
const SHIFT = 2 ** 26;

/**
 * Byte-pair encoding (Sennrich et al., 2016): the code points of a word, then again and again the two neighbours joined
 * that were learnt first, the leftmost of equals. The time grows with n log n, whatever the word.
 */
export function bytePairModel(config: Config): WordModel {
  const idOf = idsByPiece(config.vocab);
  const merges = readMerges(config, idOf);
  const symbolsOf = compileSymbols(config, idOf);
  return (word) => {
    const whole = config.ignore_merges ? idOf.get(word) : undefined;
    if (whole !== undefined) return { ids: [whole], starts: [0], ends: [word.length] };
    return merged(symbolsOf(word), merges);
  };
}

type Merges = { rankOf: Map<number, number>; results: number[] };

function readMerges({ merges, continuing_subword_prefix }: Config, idOf: ReadonlyMap<string, number>): Merges {
  if (continuing_subword_prefix)
    throw new AppError('invalid', 'tokenizer.json has a BPE model with a prefix for subwords, which is not supported.');
  const rankOf = new Map<number, number>();
  const results = merges.map((merge, rank) => {
    const [left, right] = typeof merge === 'string' ? merge.split(' ') : Array.isArray(merge) ? merge : [];
    if (typeof left !== 'string' || typeof right !== 'string')
      throw new AppError('invalid', `tokenizer.json has a merge, number ${rank}, that is no two pieces.`);
    const ids = [idOf.get(left), idOf.get(right), idOf.get(left + right)];
    if (ids.includes(undefined))
      throw new AppError(
        'invalid',
        `tokenizer.json joins "${left}" and "${right}", which are not all in its vocabulary.`,
      );
    rankOf.set(ids[0]! * SHIFT + ids[1]!, rank);
    return ids[2]!;
  });
  return { rankOf, results };
}

/** A word's code points; one that is not in the vocabulary as its bytes, or unknown, or not at all. */
function compileSymbols(
  { unk_token, fuse_unk, byte_fallback, end_of_word_suffix }: Config,
  idOf: ReadonlyMap<string, number>,
) {
  const unknown = unk_token == null ? undefined : idOf.get(unk_token);
  return (word: string): Symbols => {
    const symbols: Symbols = { ids: [], starts: [], ends: [] };
    const put = (id: number, start: number, end: number) => {
      symbols.ids.push(id);
      symbols.starts.push(start);
      symbols.ends.push(end);
    };
    let start = 0;
    let followsUnknown = false;
    for (const point of word) {
      const end = start + point.length;
      const id = idOf.get(end_of_word_suffix && end === word.length ? point + end_of_word_suffix : point);
      const bytes = id === undefined && byte_fallback ? byteIdsOf(point, idOf) : null;
      if (id !== undefined) put(id, start, end);
      else if (bytes) for (const byte of bytes) put(byte, start, end);
      else if (unknown !== undefined && followsUnknown && fuse_unk) symbols.ends[symbols.ends.length - 1] = end;
      else if (unknown !== undefined) put(unknown, start, end);
      followsUnknown = id === undefined && !bytes;
      start = end;
    }
    return symbols;
  };
}

function merged({ ids, starts, ends }: Symbols, { rankOf, results }: Merges): Pieces {
  const count = ids.length;
  if (count < 2) return { ids, starts, ends };
  const next = Int32Array.from({ length: count }, (_, index) => index + 1);
  const previous = Int32Array.from({ length: count }, (_, index) => index - 1);
  const waiting = createNumberHeap();
  const rankAt = (place: number) => {
    const neighbour = next[place]!;
    return neighbour < count ? rankOf.get(ids[place]! * SHIFT + ids[neighbour]!) : undefined;
  };
  const consider = (place: number) => {
    const rank = rankAt(place);
    if (rank !== undefined) waiting.push(rank * SHIFT + place);
  };
  for (let place = 0; place < count - 1; place++) consider(place);
  for (let lowest = waiting.pop(); lowest !== undefined; lowest = waiting.pop()) {
    const rank = Math.floor(lowest / SHIFT);
    const place = lowest % SHIFT;
    // What was joined since has other neighbours.
    if (ids[place]! < 0 || rankAt(place) !== rank) continue;
    const neighbour = next[place]!;
    ids[place] = results[rank]!;
    ends[place] = ends[neighbour]!;
    ids[neighbour] = -1;
    next[place] = next[neighbour]!;
    if (next[place]! < count) previous[next[place]!] = place;
    consider(place);
    if (previous[place]! >= 0) consider(previous[place]!);
  }
  const left = ids.flatMap((id, place) => (id < 0 ? [] : [place]));
  return {
    ids: left.map((place) => ids[place]!),
    starts: left.map((place) => starts[place]!),
    ends: left.map((place) => ends[place]!),
  };
}
