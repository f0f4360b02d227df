import { type AlignedText, requireBounded, rewrittenBy } from '#lib/inference/codecs/text/aligned-text';

/** A code point, or a short cluster of them, to what stands in its place; undefined where nothing does. */
type CharacterMap = (characters: string) => string | undefined;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The normalisation that a sentencepiece model brings along: its rules compiled into a double-array trie over UTF-8
 * (github.com/s-yata/darts-clone), then the replacements, each ended by a zero. As the crate `spm_precompiled`
 * applies it: by grapheme where that is shorter than 6 bytes and begins with a rule, else by code point.
 */
export function compileCharacterMap(charsmap: Uint8Array): (source: AlignedText) => AlignedText {
  const look = cached(readCharacterMap(charsmap));
  const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
  const stays = ascii.map((character) => look(character) === undefined);
  return (source) => {
    if (isAll(source.text, stays)) return source;
    const points: string[] = [];
    const changes: number[] = [];
    let changed = false;
    const put = (old: string, content: string) => {
      changed = true;
      requireBounded(points.length + content.length);
      const count = [...old].length;
      const added = [...content];
      for (const point of added) points.push(point);
      for (let index = 0; index < added.length; index++) changes.push(index < count ? 0 : 1);
      // The original counts what is dropped with the point before, and not at all where the text begins with it.
      if (added.length < count && changes.length > 0) changes[changes.length - 1]! -= count - added.length;
    };
    for (const grapheme of graphemesOf(source.text)) {
      const whole = grapheme.length < 6 && Buffer.byteLength(grapheme) < 6 ? look(grapheme) : undefined;
      if (whole !== undefined) put(grapheme, whole);
      else {
        for (const point of grapheme) {
          const content = look(point);
          if (content !== undefined) put(point, content);
          else {
            points.push(point);
            changes.push(0);
          }
        }
      }
    }
    return changed ? rewrittenBy(source, points, changes) : source;
  };
}

function isAll(text: string, stays: readonly boolean[]): boolean {
  for (let index = 0; index < text.length; index++) if (!stays[text.charCodeAt(index)]) return false;
  return true;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII but the carriage return
const ASCII_LINE = /^[\0-\x0c\x0e-\x7f]*$/;

/** In ASCII each character is a grapheme by itself, but for CR LF. */
function graphemesOf(text: string): Iterable<string> {
  return ASCII_LINE.test(text) ? text : segmentsOf(text);
}

function* segmentsOf(text: string): Iterable<string> {
  for (const { segment } of graphemes.segment(text)) yield segment;
}

const MAX_CACHED = 20_000;

function cached(look: CharacterMap): CharacterMap {
  const known = new Map<string, string | undefined>();
  return (characters) => {
    if (known.has(characters)) return known.get(characters);
    if (known.size >= MAX_CACHED) known.clear();
    const content = look(characters);
    known.set(characters, content);
    return content;
  };
}

/** The shortest rule that the characters begin with decides, as in the original. */
function readCharacterMap(charsmap: Uint8Array): CharacterMap {
  const view = new DataView(charsmap.buffer, charsmap.byteOffset, charsmap.byteLength);
  const trieBytes = view.getUint32(0, true);
  const units = new Uint32Array(trieBytes >>> 2).map((_, index) => view.getUint32(4 + 4 * index, true));
  const contents = charsmap.subarray(4 + trieBytes);
  const offsetOf = (unit: number) => (unit >>> 10) << ((unit & 0x200) >>> 6);
  return (characters) => {
    let node = offsetOf(units[0] ?? 0);
    for (const byte of Buffer.from(characters)) {
      node ^= byte;
      const unit = units[node];
      if (byte === 0 || unit === undefined || (unit & 0x800000ff) >>> 0 !== byte) return undefined;
      node ^= offsetOf(unit);
      if (((unit >>> 8) & 1) === 1) {
        const from = (units[node] ?? 0) & 0x7fffffff;
        return Buffer.from(contents.subarray(from, contents.indexOf(0, from))).toString();
      }
    }
    return undefined;
  };
}
