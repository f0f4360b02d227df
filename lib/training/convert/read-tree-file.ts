import { AppError } from '#lib/errors';
import type { ByteSource } from '#lib/registry/onnx/byte-source';
import { enoughToRecognise, recogniseTreeFile } from '#lib/registry/package/recognise-tree-file';
import { damagedFile } from './damaged-file.ts';
import { readLightgbm } from './read-lightgbm.ts';
import { readUbjson, UbjsonError } from './read-ubjson.ts';
import { readXgboost } from './read-xgboost.ts';
import type { TreeFile } from './tree-file.ts';

/** A file is read whole, and takes several times its size in memory while it is. */
const mostBytes = 256 * 1024 * 1024;

/**
 * A file of XGBoost (.json, .ubj) or LightGBM (.txt), told by its content, in the browser as on the server; null for
 * any other file. Throws AppError('invalid') for one that is damaged, too large, or holds what cannot be served.
 */
export async function readTreeFile(source: ByteSource): Promise<TreeFile | null> {
  const format = recogniseTreeFile(await source.read(0, enoughToRecognise));
  if (format === null) return null;
  if (source.sizeBytes > mostBytes) {
    const size = Math.ceil(source.sizeBytes / 2 ** 20);
    throw new AppError(
      'invalid',
      `The file has ${size} MiB; files of XGBoost and LightGBM may have ${mostBytes / 2 ** 20} MiB. Save it as .ubj where it is XGBoost’s, or with fewer trees.`,
    );
  }
  const bytes = await source.read(0, source.sizeBytes);
  if (format === 'lightgbm-text') return readLightgbm(textOf(bytes));
  return readXgboost(format === 'xgboost-json' ? parseJson(textOf(bytes)) : parseUbjson(bytes));
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const withNumbers = text.replace(/([[,:]\s*)(-?)(Infinity|NaN)(?=\s*[\],}])/g, infiniteNumber);
    if (withNumbers !== text) return parseJson(withNumbers);
    const reason = error instanceof Error ? error.message : String(error);
    throw damagedFile('XGBoost', `it is no valid JSON, perhaps because it is cut short (${reason})`);
  }
}

/** XGBoost writes infinite numbers as JSON does not know them; a number too large to hold is one that it does. */
const infiniteNumber = (_: string, before: string, sign: string, word: string) =>
  `${before}${word === 'NaN' ? 'null' : `${sign}1e999`}`;

function parseUbjson(bytes: Uint8Array): unknown {
  try {
    return readUbjson(bytes);
  } catch (error) {
    if (error instanceof UbjsonError) throw damagedFile('XGBoost', error.message);
    throw error;
  }
}
