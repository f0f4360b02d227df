import { float, floats, int, ints, string, strings } from '#lib/training/onnx/attribute';
import { binaryOutputs } from '#lib/training/onnx/binary-outputs';
import { encodeModel } from '#lib/training/onnx/encode-model';
import { node } from '#lib/training/onnx/node';
import { floatTensor } from '#lib/training/onnx/tensor';
import { labels, type SentimentModel } from './train.ts';
import { spellingsOf, wordPattern } from './words.ts';

/** The whole way from texts [N] to labels and probabilities as one graph. */
export function toOnnx({ tfIdf, regression }: SentimentModel): Uint8Array {
  const { terms, weights, maxSkip } = tfIdf;
  // A word's number, from 1; 0 is every word unknown, and the padding of shorter texts.
  const numberOf = new Map([...new Set(terms.flat())].map((word, index) => [word, index + 1]));
  const spellings = [...numberOf].flatMap(([word, number]) => spellingsOf(word).map((key) => ({ key, number })));
  const singleWords = terms.filter((term) => term.length === 1).length;
  const ending = binaryOutputs('logit', labels);
  return encodeModel({
    name: 'sentiment',
    inputs: [{ name: 'text', type: 'string', dims: ['N'] }],
    outputs: ending.outputs,
    nodes: [
      // The locale "C" is on every machine; the default one is not in slim containers.
      node('StringNormalizer', ['text'], ['small'], { case_change_action: string('LOWER'), locale: string('C') }),
      node(
        'Tokenizer',
        ['small'],
        ['words'],
        { tokenexp: string(wordPattern), mark: int(0), mincharnum: int(1), pad_value: string('#') },
        'com.microsoft',
      ),
      node(
        'LabelEncoder',
        ['words'],
        ['numbers'],
        {
          keys_strings: strings(spellings.map(({ key }) => key)),
          values_int64s: ints(spellings.map(({ number }) => number)),
          default_int64: int(0),
        },
        'ai.onnx.ml',
      ),
      node('TfIdfVectorizer', ['numbers'], ['counts'], {
        mode: string('TFIDF'),
        min_gram_length: int(1),
        max_gram_length: int(2),
        max_skip_count: int(maxSkip),
        ngram_counts: ints([0, singleWords]),
        ngram_indexes: ints(terms.map((_, column) => column)),
        pool_int64s: ints(terms.flatMap((term) => term.map((word) => numberOf.get(word)!))),
        weights: floats([...weights]),
      }),
      node('ReduceL2', ['counts'], ['norm'], { axes: ints([1]), keepdims: int(1) }),
      // A text without a known word has the norm 0, and its counts are 0 too.
      node('Clip', ['norm', 'least'], ['length']),
      node('Gemm', ['counts', 'weights'], ['sum'], { alpha: float(1) }),
      node('Div', ['sum', 'length'], ['scaled']),
      node('Add', ['scaled', 'intercept'], ['logit']),
      ...ending.nodes,
    ],
    constants: [
      floatTensor(Float32Array.of(1e-6), { name: 'least', dims: [] }),
      floatTensor(Float32Array.from(regression.weights), { name: 'weights', dims: [terms.length, 1] }),
      floatTensor(Float32Array.of(regression.intercept), { name: 'intercept', dims: [1] }),
      ...ending.constants,
    ],
  });
}
