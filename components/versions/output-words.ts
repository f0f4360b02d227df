import type { Manifest } from '#lib/registry/manifest';

/** How a version's outputs become answers, in words, where its manifest says it. */
export function outputWords({ outputs }: Pick<Manifest, 'outputs'>): string[] {
  if (!outputs) return [];
  const { activation, most, tokens, embedding, detection } = outputs;
  return [
    ...(activation === 'softmax' ? ['scores become probabilities that add up to 1 (softmax)'] : []),
    ...(activation === 'sigmoid' ? ['each label has a probability of its own (sigmoid)'] : []),
    ...(most ? [`the ${most} most probable labels are answered`] : []),
    ...(tokens ? [tokens.aggregate === 'simple' ? 'tokens of one entity are joined' : 'a label for each token'] : []),
    ...(embedding ? embeddingWords(embedding) : []),
    ...(detection ? detectionWords(detection) : []),
  ];
}

type Outputs = NonNullable<Manifest['outputs']>;

function embeddingWords({ pooling, normalise }: NonNullable<Outputs['embedding']>): string[] {
  const pooled = {
    mean: 'the mean of the tokens’ vectors',
    first: 'the first token’s vector',
    last: 'the last token’s vector',
    none: 'a vector for each token',
  };
  return [pooled[pooling], ...(normalise ? ['brought to length 1'] : [])];
}

function detectionWords({ format, threshold, overlap }: NonNullable<Outputs['detection']>): string[] {
  return [
    { detr: 'boxes as DETR gives them', yolo: 'boxes as YOLO gives them', boxes: 'boxes chosen by the graph' }[format],
    `with a score of at least ${threshold}`,
    ...(format === 'yolo' ? [`of those that overlap by more than ${overlap} the surest`] : []),
  ];
}
