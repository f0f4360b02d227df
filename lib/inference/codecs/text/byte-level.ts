import type { WordModel } from '#lib/inference/codecs/text/word-model';

/** GPT-2's way of writing each byte as one visible character: those that are one stay, the others follow from 256 on. */
const CHARACTER_OF = (() => {
  const isVisible = (byte: number) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(isVisible(byte) ? byte : next++));
})();

/** Gives a model the UTF-8 bytes of a word as characters; a piece that ends within a code point takes the whole of it. */
export function overBytes(model: WordModel): WordModel {
  return (word) => {
    const bytes = Buffer.from(word);
    const { ids, starts, ends } = model(Array.from(bytes, (byte) => CHARACTER_OF[byte]).join(''));
    if (bytes.length === word.length) return { ids, starts, ends };
    const from = new Int32Array(bytes.length);
    const to = new Int32Array(bytes.length);
    let byte = 0;
    let unit = 0;
    for (const point of word) {
      for (const end = byte + Buffer.byteLength(point); byte < end; byte++) {
        from[byte] = unit;
        to[byte] = unit + point.length;
      }
      unit += point.length;
    }
    return { ids, starts: starts.map((start) => from[start]!), ends: ends.map((end) => to[end - 1]!) };
  };
}
