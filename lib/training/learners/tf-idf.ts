import { type CountedTerm, frequentTerms } from './frequent-terms.ts';
import { type SparseRows, sparseRowsBuilder } from './sparse-rows.ts';

export type TfIdfOptions = {
  /** A term must stand in so many documents to count. */
  minDocuments: number;
  /** At most so many terms, those that stand in the most documents. */
  maxTerms?: number;
  /** Pairs of words with up to so many words between them count as terms: 1 lets "not very good" count as "not good". */
  maxSkip?: number;
};

export type TfIdf = {
  /** Single words first, then pairs, each sorted; a term's position is its column. */
  terms: readonly (readonly string[])[];
  /** How rare each term is: ln((1 + documents) / (1 + documents with it)) + 1. */
  weights: Float32Array;
  maxSkip: number;
};

/**
 * Learns which words and word pairs occur, and how rare each is (Spärck Jones, Journal of Documentation 28, 1972).
 * `documents` are lists of words, as a tokeniser gives them.
 */
export function fitTfIdf(
  documents: readonly (readonly string[])[],
  { minDocuments, maxTerms = Infinity, maxSkip = 1 }: TfIdfOptions,
): TfIdf {
  const terms = frequentTerms(documents, minDocuments, maxSkip).sort(alphabetically);
  // Sorting is stable: of terms that are as frequent, the first by alphabet stay.
  const isTooMany = terms.length > maxTerms;
  const kept = isTooMany ? terms.sort(mostFrequentFirst).slice(0, maxTerms).sort(alphabetically) : terms;
  return {
    terms: kept.map(({ term }) => term),
    weights: Float32Array.from(kept, (term) => Math.log((1 + documents.length) / (1 + term.documents)) + 1),
    maxSkip,
  };
}

/** How often each term stands in each of N documents, times its weight, scaled to length 1: [N, terms]. */
export function tfIdfRows(tfIdf: TfIdf, documents: readonly (readonly string[])[]): SparseRows {
  const { terms, weights, maxSkip } = tfIdf;
  const columnsOf = columnFinder(terms, maxSkip);
  const builder = sparseRowsBuilder(terms.length);
  for (const words of documents) {
    const counts = new Map<number, number>();
    for (const column of columnsOf(words)) counts.set(column, (counts.get(column) ?? 0) + 1);
    let squares = 0;
    for (const [column, count] of counts) squares += (count * weights[column]!) ** 2;
    const length = Math.sqrt(squares);
    for (const [column, count] of counts) builder.add(column, (count * weights[column]!) / length);
    builder.endRow();
  }
  return builder.rows();
}

/** Gives the columns of all terms in a document, as often as they stand there. */
function columnFinder(terms: TfIdf['terms'], maxSkip: number): (words: readonly string[]) => number[] {
  const numberOf = new Map([...new Set(terms.flat())].map((word, number) => [word, number]));
  const single = new Map<number, number>();
  const pairs = new Map<number, number>();
  terms.forEach(([first, second], column) => {
    const number = numberOf.get(first!)!;
    if (second === undefined) single.set(number, column);
    else pairs.set(number * numberOf.size + numberOf.get(second)!, column);
  });
  return (words) => {
    const numbers = words.map((word) => numberOf.get(word));
    const columns: number[] = [];
    numbers.forEach((first, place) => {
      if (first === undefined) return;
      const column = single.get(first);
      if (column !== undefined) columns.push(column);
      for (let next = place + 1; next <= place + 1 + maxSkip; next++) {
        const second = numbers[next];
        const pair = second === undefined ? undefined : pairs.get(first * numberOf.size + second);
        if (pair !== undefined) columns.push(pair);
      }
    });
    return columns;
  };
}

function mostFrequentFirst(a: CountedTerm, b: CountedTerm): number {
  return b.documents - a.documents;
}

/** Words before pairs. */
function alphabetically({ term: a }: CountedTerm, { term: b }: CountedTerm): number {
  return a.length - b.length || compare(a[0]!, b[0]!) || compare(a[1] ?? '', b[1] ?? '');
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
