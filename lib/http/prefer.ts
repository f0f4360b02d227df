/** What a `Prefer` header asks for of what is known here. */
export type Preferences = {
  respondAsync: boolean;
  /** How long the caller would wait for the answer, in whole seconds; null where it does not say. */
  waitS: number | null;
};

/** Nobody is kept waiting longer: who would wait for more is answered by then. */
export const mostWaitS = 60;

const mostCharacters = 1_000;
const nothing: Preferences = { respondAsync: false, waitS: null };

/**
 * Reads a `Prefer` header (RFC 7240); several of them have been joined by commas. As it says there, what is unknown or
 * cannot be read is ignored, and of what is named twice the first counts.
 */
export function readPrefer(header: string | undefined): Preferences {
  if (header === undefined || header.length > mostCharacters) return nothing;
  const plain = header.replace(/"((?:[^"\\]|\\.)*)"/g, (_, text: string) => (/^\w*$/.test(text) ? text : '?'));
  if (plain.includes('"')) return nothing;
  const wished = new Map<string, string>();
  for (const part of plain.split(',')) {
    const [, name, value = ''] = /^([\w-]+)(?:[ \t]*=[ \t]*(\S*))?$/.exec(part.split(';', 1)[0]!.trim()) ?? [];
    if (name !== undefined && !wished.has(name.toLowerCase())) wished.set(name.toLowerCase(), value);
  }
  const wait = wished.get('wait') ?? '';
  return {
    respondAsync: wished.get('respond-async') === '',
    waitS: /^\d{1,9}$/.test(wait) ? Math.min(Number(wait), mostWaitS) : null,
  };
}
