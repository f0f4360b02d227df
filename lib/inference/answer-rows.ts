import type { Answer } from '#lib/inference/codecs/answers';
import type { Codec } from '#lib/inference/compile-codec';
import { runGraph } from '#lib/inference/graph-call';
import type { Session } from '#lib/inference/session';

/** The answers to rows through a loaded graph, without anything that serving adds. Throws as the codec and the graph do. */
export async function answerRows(
  session: Session,
  codec: Codec,
  rows: readonly unknown[],
  pointerOf: (row: number) => string,
): Promise<Answer[]> {
  const { feeds, notes } = await codec.decode(rows, pointerOf);
  return codec.encode(await runGraph(session, feeds, codec.call), 0, rows.length, notes);
}
