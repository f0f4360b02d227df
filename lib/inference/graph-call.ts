import type { Session } from '#lib/inference/session';
import type { Tensors } from '#lib/inference/tensors';

/** How a version's graph is called, whatever its rows are. */
export type GraphCall = {
  outputNames: string[];
  /** Inputs that are always fed the same. */
  fixed?: Tensors;
};

/** Runs the rows of `feeds` through a loaded graph. */
export function runGraph(session: Session, feeds: Tensors, { outputNames, fixed }: GraphCall): Promise<Tensors> {
  return session.run(fixed ? { ...feeds, ...fixed } : feeds, outputNames);
}
