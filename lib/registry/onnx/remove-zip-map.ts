import { sourceOfBytes } from '#lib/registry/onnx/byte-source';
import { planServedGraph } from '#lib/registry/onnx/plan-served-graph';
import { joinBytes } from '#lib/registry/onnx/wire-writer';

/** A graph of which onnxruntime-node can read every output: its ZipMaps removed, every other byte kept. */
export async function removeZipMap(bytes: Uint8Array): Promise<Uint8Array> {
  const plan = await planServedGraph(sourceOfBytes(bytes));
  if (!plan) return bytes;
  return joinBytes(
    plan.pieces.map((piece) => (piece instanceof Uint8Array ? piece : bytes.subarray(piece.from, piece.to))),
  );
}
