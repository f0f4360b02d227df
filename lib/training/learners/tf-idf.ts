import { type SparseRows, toSparseRows } from './sparse-rows.ts';

export type TfIdfOptions = {
  /** A term must stand in so many documents to count. */
  minDocuments: number;
  /** Pairs of words with up to so many words between them count as terms, beside the single words. */
  maxSkip: number;
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
export function fitTfIdf(documents: readonly (readonly string[])[], { minDocuments, maxSkip }: TfIdfOptions): TfIdf {
  const documentsWith = new Map<string, number>();
  for (const words of documents) {
    for (const term of new Set(termsOf(words, maxSkip))) documentsWith.set(term, (documentsWith.get(term) ?? 0) + 1);
  }
  const kept = [...documentsWith.keys()].filter((term) => documentsWith.get(term)! >= minDocuments).sort();
  const ordered = [...kept.filter((term) => !isPair(term)), ...kept.filter(isPair)];
  return {
    terms: ordered.map((term) => term.split(separator)),
    weights: Float32Array.from(
      ordered,
      (term) => Math.log((1 + documents.length) / (1 + documentsWith.get(term)!)) + 1,
    ),
    maxSkip,
  };
}

/** How often each term stands in each of N documents, times its weight, scaled to length 1: [N, terms]. */
export function tfIdfRows({ terms, weights, maxSkip }: TfIdf, documents: readonly (readonly string[])[]): SparseRows {
  const columnOf = new Map(terms.map((term, column) => [term.join(separator), column]));
  const rows = documents.map((words) => {
    const counts = new Map<number, number>();
    for (const term of termsOf(words, maxSkip)) {
      const column = columnOf.get(term);
      if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
    const weighted = [...counts].map(([column, count]) => [column, count * weights[column]!] as const);
    const length = Math.sqrt(weighted.reduce((sum, [, value]) => sum + value * value, 0));
    return weighted.map(([column, value]) => [column, value / length] as const);
  });
  return toSparseRows(rows, terms.length);
}

/** No word of ours holds a space. */
const separator = ' ';
const isPair = (term: string) => term.includes(separator);

function termsOf(words: readonly string[], maxSkip: number): string[] {
  const terms = [...words];
  for (let distance = 1; distance <= maxSkip + 1; distance++) {
    for (let i = 0; i + distance < words.length; i++) terms.push(words[i] + separator + words[i + distance]);
  }
  return terms;
}
