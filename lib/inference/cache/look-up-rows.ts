import type { Claim } from '#lib/inference/cache/answer-book';
import type { Kept } from '#lib/inference/cache/memory-answers';
import { ownAnswers } from '#lib/inference/cache/own-answers';
import type { SharedAnswers } from '#lib/inference/cache/shared-answers';
import type { Answer } from '#lib/inference/codecs/answers';

/** Runs rows: an answer each, and when they had been decoded. */
export type Run = (
  rows: readonly unknown[],
  pointerOf: (row: number) => string,
) => Promise<{ answers: readonly Answer[]; decodedAt: number }>;

/** A row's key, or its place where it has none: such a row nobody else knows. */
type Name = string | number;
type Entry = readonly [key: string, kept: Kept];

type LookUp = {
  /** Of each row; equal rows have the same. */
  names: readonly Name[];
  rows: readonly unknown[];
  pointerOf: (row: number) => string;
  run: Run;
  /** No older answer is taken. */
  maxAgeMs: number;
  /** How long another call that runs the same row is waited for. */
  waitMs: number;
};

/** Longer answers are not kept: their transport would cost what it saves, and few would fill all room. */
const MAX_KEPT_CHARACTERS = 256 * 1024;

/**
 * The answer of each name as JSON text: known to this process, known to `shared`, found by another call, or run here.
 * `decodedAt` is of the rows that were run, null where none were. Throws what `run` throws: that is kept nowhere, and
 * who waited for it runs the row, since the error names places of this call.
 */
export async function lookUpRows(
  { names, rows, pointerOf, run, maxAgeMs, waitMs }: LookUp,
  shared: SharedAnswers | null,
): Promise<{ found: ReadonlyMap<Name, string>; decodedAt: number | null }> {
  const own = ownAnswers();
  const terms = { maxAgeMs, leaseMs: waitMs };
  const found = new Map<Name, string>();
  const rowOf = firstRows(names);
  /** What this call has claimed, here and in `shared`, and not given yet. */
  const owed = { own: new Set<string>(), shared: new Set<string>() };
  const decoded: number[] = [];

  function keep(entries: readonly Entry[]): void {
    own.put(entries);
    for (const [key, { json }] of entries) {
      found.set(key, json);
      owed.own.delete(key);
    }
  }

  async function runThese(missing: readonly Name[]): Promise<void> {
    if (missing.length === 0) return;
    const chosen = missing.map((name) => rowOf.get(name)!).sort((a, b) => a - b);
    const { answers, decodedAt } = await run(
      chosen.map((row) => rows[row]),
      (place) => pointerOf(chosen[place]!),
    );
    decoded.push(decodedAt);
    const atMs = Date.now();
    const entries = chosen.flatMap((row, place): Entry[] => {
      const name = names[row]!;
      const json = JSON.stringify(answers[place]);
      found.set(name, json);
      return typeof name === 'string' && json.length <= MAX_KEPT_CHARACTERS ? [[name, { json, atMs }]] : [];
    });
    keep(entries);
    for (const [key] of entries) owed.shared.delete(key);
    // Nobody's answer has to wait for this.
    void shared?.put(entries, maxAgeMs);
  }

  try {
    const keys = [...rowOf.keys()].filter((name) => typeof name === 'string');
    const here = sorted(keys, own.claim(keys, terms));
    for (const [key, { json }] of here.known) found.set(key, json);
    for (const key of here.yours) owed.own.add(key);

    const asksShared = shared !== null && here.yours.length > 0;
    const there = sorted(here.yours, asksShared ? await shared.claim(here.yours, terms) : undefined);
    keep(there.known);
    if (asksShared) for (const key of there.yours) owed.shared.add(key);

    const others = Promise.all([
      ...here.theirs.map(async (key) => ({ key, kept: await own.wait(key, waitMs) })),
      ...there.theirs.map(async (key) => ({ key, kept: (await shared?.wait(key, waitMs)) ?? null })),
    ]);
    const unknowable = [...rowOf.keys()].filter((name) => typeof name === 'number');
    await runThese([...unknowable, ...there.yours]);
    const heard = await others;
    keep(heard.flatMap(({ key, kept }) => (kept ? [[key, kept] as const] : [])));
    await runThese(heard.flatMap(({ key, kept }) => (kept ? [] : [key])));
  } finally {
    own.abandon([...owed.own]);
    if (owed.shared.size > 0) void shared?.abandon([...owed.shared]);
  }
  return { found, decodedAt: decoded[0] ?? null };
}

/** Each name once, with the first row that has it. */
function firstRows(names: readonly Name[]): ReadonlyMap<Name, number> {
  const rowOf = new Map<Name, number>();
  for (const [row, name] of names.entries()) if (!rowOf.has(name)) rowOf.set(name, row);
  return rowOf;
}

/** The keys by what their claims say; without claims all are one's own to find. */
function sorted(keys: readonly string[], claims: readonly Claim[] | undefined) {
  const known: Entry[] = [];
  const yours: string[] = [];
  const theirs: string[] = [];
  for (const [place, key] of keys.entries()) {
    const claim = claims?.[place] ?? 'yours';
    if (claim === 'yours') yours.push(key);
    else if (claim === 'theirs') theirs.push(key);
    else known.push([key, claim]);
  }
  return { known, yours, theirs };
}
