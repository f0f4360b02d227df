/** A trie of pieces over UTF-16 units, its edges in one hash table: a quarter of a million pieces take some 20 MB. */
export type PieceTrie = {
  /** The node behind a node, or -1. The root is 0. */
  next(node: number, unit: number): number;
  /** The id of the piece that ends at a node, or -1. */
  idAt(node: number): number;
};

/** Builds the trie; of equal pieces the last one counts. */
export function createPieceTrie(pieces: readonly string[]): PieceTrie {
  const mostNodes = pieces.reduce((sum, piece) => sum + piece.length, 1);
  const slots = 2 ** Math.ceil(Math.log2(mostNodes * 1.5 + 2));
  // An edge is its node in the upper and its unit in the lower half: 0 is none, since no piece has a U+0000.
  const fromNode = new Int32Array(slots);
  const units = new Uint16Array(slots);
  const toNode = new Int32Array(slots);
  const ids = new Int32Array(mostNodes).fill(-1);
  let nodes = 1;

  function slotOf(node: number, unit: number): number {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit + 1, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (slots - 1);
    while (toNode[slot] !== 0 && (fromNode[slot] !== node || units[slot] !== unit)) slot = (slot + 1) & (slots - 1);
    return slot;
  }

  pieces.forEach((piece, id) => {
    let node = 0;
    for (let index = 0; index < piece.length; index++) {
      const unit = piece.charCodeAt(index);
      const slot = slotOf(node, unit);
      if (toNode[slot] === 0) {
        fromNode[slot] = node;
        units[slot] = unit;
        toNode[slot] = nodes++;
      }
      node = toNode[slot]!;
    }
    ids[node] = id;
  });
  const nodeIds = ids.slice(0, nodes);
  return {
    next: (node, unit) => toNode[slotOf(node, unit)]! || -1,
    idAt: (node) => nodeIds[node]!,
  };
}
