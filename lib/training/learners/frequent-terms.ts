import { createKeyCounter } from './key-counter.ts';

/** A word, or a pair of words, and the number of documents that hold it. */
export type CountedTerm = { term: readonly string[]; documents: number };

/**
 * The words, and the pairs of words with up to `maxSkip` words between them, that stand in at least `minDocuments`
 * documents. A pair is only counted where both its words are that frequent (Agrawal and Srikant, "Fast Algorithms
 * for Mining Association Rules", VLDB 1994).
 */
export function frequentTerms(
  documents: readonly (readonly string[])[],
  minDocuments: number,
  maxSkip: number,
): CountedTerm[] {
  const words = frequentWords(documents, minDocuments);
  const numberOf = new Map(words.map(({ term: [word] }, number) => [word, number]));
  const counter = createKeyCounter();
  for (const document of documents) {
    const numbers = document.map((word) => numberOf.get(word));
    const pairs = new Set<number>();
    for (let place = 0; place < numbers.length; place++) {
      const first = numbers[place];
      for (let next = place + 1; first !== undefined && next <= place + 1 + maxSkip; next++) {
        const second = numbers[next];
        if (second !== undefined) pairs.add(first * words.length + second);
      }
    }
    for (const pair of pairs) counter.add(pair);
  }
  const pairs = counter.frequent(minDocuments).map(({ key, count }) => ({
    term: [words[Math.floor(key / words.length)]!.term[0]!, words[key % words.length]!.term[0]!],
    documents: count,
  }));
  return [...words, ...pairs];
}

function frequentWords(documents: readonly (readonly string[])[], minDocuments: number): CountedTerm[] {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const word of new Set(document)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].flatMap(([word, count]) => (count >= minDocuments ? [{ term: [word], documents: count }] : []));
}
