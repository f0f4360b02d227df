import type { Pipeline } from '#lib/training/pipeline/pipeline';

/** The columns that a pipeline reads, in the order of `columns`. */
export function columnsRead<C extends { name: string }>({ parts }: Pipeline, columns: readonly C[]): C[] {
  const read = new Set(parts.flatMap(({ preparation }) => preparation.encoders.map(({ column }) => column)));
  return columns.filter(({ name }) => read.has(name));
}
