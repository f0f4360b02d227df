import type { TfIdf } from '#lib/training/learners/tf-idf';
import { floats, int, ints, string, strings } from '#lib/training/onnx/attribute';
import type { GraphBuilder } from '#lib/training/onnx/graph-builder';
import { spellingsOf, wordPattern } from '#lib/training/pipeline/words';

/**
 * From texts, [N] string, to how often each term stands in each, times its weight, [N, terms], and the length of
 * each row of these, [N, 1], at least a little above 0: divided by it, rows are those of `tfIdfRows`.
 */
export function textCounts(
  graph: GraphBuilder,
  text: string,
  { terms, weights, maxSkip }: TfIdf,
): { counts: string; length: string } {
  // A word's number, from 1; 0 is every word unknown, and the padding of shorter texts.
  const numberOf = new Map([...new Set(terms.flat())].map((word, index) => [word, index + 1]));
  const spellings = [...numberOf].flatMap(([word, number]) => spellingsOf(word).map((key) => ({ key, number })));
  const hasPairs = terms.some((term) => term.length === 2);
  // The locale "C" is on every machine; the default one is not in slim containers.
  const small = graph.add('StringNormalizer', [text], { case_change_action: string('LOWER'), locale: string('C') });
  const tokens = { tokenexp: string(wordPattern), mark: int(0), mincharnum: int(1), pad_value: string('#') };
  const words = graph.add('Tokenizer', [small], tokens, 'com.microsoft');
  const numbering = {
    keys_strings: strings(spellings.map(({ key }) => key)),
    values_int64s: ints(spellings.map(({ number }) => number)),
    default_int64: int(0),
  };
  const numbers = graph.add('LabelEncoder', [words], numbering, 'ai.onnx.ml');
  const counts = graph.add('TfIdfVectorizer', [numbers], {
    mode: string('TFIDF'),
    min_gram_length: int(1),
    max_gram_length: int(hasPairs ? 2 : 1),
    max_skip_count: int(maxSkip),
    ngram_counts: ints(hasPairs ? [0, terms.filter((term) => term.length === 1).length] : [0]),
    ngram_indexes: ints(terms.map((_, column) => column)),
    pool_int64s: ints(terms.flatMap((term) => term.map((word) => numberOf.get(word)!))),
    weights: floats([...weights]),
  });
  const norm = graph.add('ReduceL2', [counts], { axes: ints([1]), keepdims: int(1) });
  // A text without a known word has the norm 0, and its counts are 0 too.
  return { counts, length: graph.add('Max', [norm, graph.floats([1e-6], [1, 1])]) };
}
