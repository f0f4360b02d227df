import { createContext, Script } from 'node:vm';
import { AppError } from '#lib/errors';

/** Where the matches in a text begin and end, one after another: from, to, from, to. */
export type FindMatches = (text: string) => readonly number[];

/** All matches of an expression, but for empty ones. */
export function matchesOf(pattern: RegExp): FindMatches {
  const global = new RegExp(pattern, 'gu');
  return (text) => {
    const places: number[] = [];
    global.lastIndex = 0;
    for (let match = global.exec(text); match !== null; match = global.exec(text)) {
      const to = match.index + match[0].length;
      if (to > match.index) places.push(match.index, to);
      else global.lastIndex += (text.codePointAt(to) ?? 0) > 0xffff ? 2 : 1;
    }
    return places;
  };
}

const MATCH_LIMIT_MS = 250;

/**
 * The same of an expression that came with an upload: one that backtracks for ever is stopped, and would otherwise hold
 * the event loop. Throws AppError('model-failed') then.
 */
export function guardedMatchesOf(pattern: RegExp): FindMatches {
  const find = matchesOf(pattern);
  const work = { text: '', places: [] as readonly number[], find: () => {} };
  work.find = () => {
    work.places = find(work.text);
  };
  const context = createContext({ find: () => work.find() });
  const script = new Script('find()');
  return (text) => {
    work.text = text;
    try {
      script.runInContext(context, { timeout: MATCH_LIMIT_MS });
      return work.places;
    } catch {
      throw new AppError('model-failed', 'A pattern of the model’s tokenizer takes too long on this text.');
    } finally {
      work.text = '';
    }
  };
}
