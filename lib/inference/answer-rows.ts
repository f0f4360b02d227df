import type { Answer } from '#lib/inference/codecs/answers';
import type { Codec } from '#lib/inference/compile-codec';
import { runGraph } from '#lib/inference/graph-call';
import { recordingsOf } from '#lib/inference/recordings-of';
import type { Session } from '#lib/inference/session';
import { joinTensors, type Tensors } from '#lib/inference/tensors';

/** The answers to rows through a loaded graph, without anything that serving adds. Throws as the codec and the graph do. */
export async function answerRows(
  session: Session,
  codec: Codec,
  rows: readonly unknown[],
  pointerOf: (row: number) => string,
): Promise<Answer[]> {
  const decoded = await codec.decode(rows, pointerOf);
  const outputs: Tensors[] = [];
  for (const { feeds } of codec.call.carried ? recordingsOf(decoded) : [decoded]) {
    outputs.push(await runGraph(session, feeds, codec.call));
  }
  return codec.encode(joinTensors(outputs)!, 0, rows.length, decoded.notes);
}
