import { type AlignedText, rewrittenBy } from '#lib/inference/codecs/text/aligned-text';

type Form = 'NFC' | 'NFD' | 'NFKC' | 'NFKD';
type Written = { point: string; change: number };

/**
 * What can change together: a letter with its marks, half-width ones too, or the parts of a Hangul syllable. At most
 * so many marks: putting them in order takes time that grows with their square.
 */
const CLUSTER =
  /[\u1100-\u11ff\u3131-\u318e\uffa0-\uffdc]{1,64}[\p{M}\uff9e\uff9f]{0,64}|[\uac00-\ud7a3][\u11a8-\u11c2]|[^\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]{0,64}|[\p{M}\uff9e\uff9f]{1,64}/gsu;
const MANY_MARKS = /\p{M}{65}/u;

/** A text in one of Unicode's normal forms; where its code points come from is as the crate `tokenizers` has it. */
export function inUnicodeForm(source: AlignedText, form: Form): AlignedText {
  if (!MANY_MARKS.test(source.text)) {
    const text = source.text.normalize(form);
    if (text === source.text) return source;
    if (!source.tracked) return { ...source, text };
  }
  const written = Array.from(source.text.matchAll(CLUSTER), ([cluster]) => changesOf(cluster, form)).flat();
  return rewrittenBy(
    source,
    written.map(({ point }) => point),
    written.map(({ change }) => change),
  );
}

/** Of each code point of the normal form: 0 in the place of one, 1 added, -n in the place of one and n more. */
function changesOf(cluster: string, form: Form): Written[] {
  const compatible = form.startsWith('NFK');
  const parts: Written[] = [];
  for (const point of cluster) {
    const [first, ...added] = point.normalize(compatible ? 'NFKD' : 'NFD');
    parts.push({ point: first!, change: 0 }, ...added.map((part) => ({ point: part, change: 1 })));
  }
  return [...cluster.normalize(form)].map((point) => {
    const [first, ...joined] = [...point.normalize('NFD')].map((part) => takeOut(parts, part));
    return { point, change: joined.reduce((sum, change) => sum + change - 1, first!) };
  });
}

/** Marks are put in order by the normal form: each is looked for among those that are left. */
function takeOut(parts: Written[], point: string): number {
  const index = parts.findIndex((part) => part.point === point);
  return index < 0 ? 0 : parts.splice(index, 1)[0]!.change;
}
