import type { Preparation } from '#lib/training/pipeline/pipeline';

/** The column of the table that each column of the design matrix comes from. */
export function sourcesOf({ encoders }: Preparation): string[] {
  return encoders.flatMap((encoder) => {
    if (encoder.kind === 'text') return [];
    return encoder.kind === 'one-hot' ? encoder.categories.map(() => encoder.column) : [encoder.column];
  });
}
