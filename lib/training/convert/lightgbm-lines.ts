import { damagedFile } from './damaged-file.ts';

/** A part of LightGBM's text: its lines `key=value`. */
export type LightgbmBlock = ReadonlyMap<string, string>;
export type LightgbmText = { header: LightgbmBlock; trees: LightgbmBlock[]; pandasCategorical: string | undefined };

/**
 * Takes LightGBM's text apart (src/io/gbdt_model_text.cpp of its sources): a header, the trees, and what its Python
 * package adds at the end. Throws AppError('invalid') for a text that is cut short.
 */
export function lightgbmLines(text: string): LightgbmText {
  const header = new Map<string, string>();
  const trees: Map<string, string>[] = [];
  let block = header;
  let isWhole = false;
  let pandasCategorical: string | undefined;
  for (const line of linesOf(text)) {
    if (line.startsWith('pandas_categorical:')) pandasCategorical = line.slice('pandas_categorical:'.length);
    if (isWhole) continue;
    if (line === 'end of trees' || /^feature[_ ]importances:/.test(line)) {
      isWhole = true;
    } else if (line.startsWith('Tree=')) {
      block = new Map();
      trees.push(block);
    } else {
      const at = line.indexOf('=');
      if (at > 0) block.set(line.slice(0, at), line.slice(at + 1));
      else if (line !== '') block.set(line, '');
    }
  }
  if (!isWhole) throw damagedFile('LightGBM', 'it is cut short: the end of its trees is missing');
  return { header, trees, pandasCategorical };
}

function* linesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    yield text.slice(at, end < 0 ? text.length : end).trimEnd();
    at = end < 0 ? text.length : end + 1;
  }
}
