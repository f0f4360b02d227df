import type { Decoded } from '#lib/inference/compile-codec';
import { type GraphCall, runGraph } from '#lib/inference/graph-call';
import type { Session } from '#lib/inference/session';
import { joinTensors, sliceRows, type Tensors } from '#lib/inference/tensors';

/**
 * Runs each row of the tensors alone, as a version whose rows must not share a run is served; what carries state runs
 * as a whole. Throws where rows are answered in different shapes.
 */
export async function runRows(
  session: Session,
  { feeds, tensorRows }: Pick<Decoded, 'feeds' | 'tensorRows'>,
  call: GraphCall,
): Promise<Tensors> {
  if (call.carried || tensorRows <= 1) return runGraph(session, feeds, call);
  const outputs: Tensors[] = [];
  for (let row = 0; row < tensorRows; row++) {
    outputs.push(await runGraph(session, sliceRows(feeds, row, row + 1), call));
  }
  const joined = joinTensors(outputs);
  if (!joined) throw new Error('It answers its windows in different shapes.');
  return joined;
}
