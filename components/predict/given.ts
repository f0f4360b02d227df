import { type Recognised, recogniseFile } from '#components/predict/recognise-file.ts';
import type { Takes } from '#lib/registry/model-summary';

/** Names of files of another kind, or of more than one where only one can be taken. */
type LeftOut = { leftOut: readonly string[] };
/** One file (or a text, which is one of `text.txt`) and what it is; `url` shows or plays it. */
export type GivenOne = { files: 1; file: File; recognised: Recognised; url: string | null } & LeftOut;
/** Several files of one kind; `areAnimated`: pictures that are films as well. */
export type GivenMany = { files: 'many'; all: readonly File[]; kind: Takes; areAnimated: boolean } & LeftOut;
export type Given = GivenOne | GivenMany;

/** Kinds of which a file is a row, so that many are many rows. */
const rowKinds = ['image', 'audio', 'video', 'text', 'tensor'] as const;

/** Looks at what was dropped, chosen, pasted or typed. Of several files the kind most of them have is taken. */
export async function readGiven(files: readonly File[]): Promise<Given> {
  const all = await Promise.all(files.map(async (file) => ({ file, recognised: await recogniseFile(file) })));
  const usable = all.filter(({ recognised }) => recognised.kind !== null);
  const groups = [...Map.groupBy(usable, ({ recognised }) => recognised.kind)];
  const [most] = groups.toSorted(([, a], [, b]) => b.length - a.length);
  const kind = rowKinds.find((one) => one === most?.[0]);
  const together = (most?.[1] ?? all).slice(0, kind ? undefined : 1);
  const leftOut = all.filter((one) => !together.includes(one)).map(({ file }) => file.name);
  if (kind && together.length > 1) {
    const areAnimated = together.every(({ recognised }) => isAnimated(recognised));
    return { files: 'many', all: together.map(({ file }) => file), kind, areAnimated, leftOut };
  }
  const [one] = together;
  return { files: 1, ...one!, url: urlOf(one!), leftOut };
}

const isAnimated = (recognised: Recognised) => 'isAnimated' in recognised;

function urlOf({ file, recognised: { kind } }: Pick<GivenOne, 'file' | 'recognised'>): string | null {
  return kind === 'image' || kind === 'audio' || kind === 'video' ? URL.createObjectURL(file) : null;
}

/** Lets go of what was shown. */
export function releaseGiven(given: Given | null): void {
  if (given?.files === 1 && given.url) URL.revokeObjectURL(given.url);
}

/** What models may take it as, the likeliest first; a small table without a table's name may be prose. */
export function kindsOf(given: Given): Takes[] {
  if (given.files === 'many') return given.areAnimated ? [given.kind, 'video'] : [given.kind];
  const { recognised } = given;
  if (isAnimated(recognised)) return ['image', 'video'];
  switch (recognised.kind) {
    case null:
      return [];
    case 'archive':
      return [...rowKinds];
    case 'row':
      // A column of texts is scored as well.
      return ['row', 'text'];
    default:
      return [recognised.kind];
  }
}
