/** The files of XGBoost and LightGBM that are converted on the way in. */
export type TreeFileFormat = 'xgboost-json' | 'xgboost-ubjson' | 'lightgbm-text';

/** How many bytes of a file's beginning tell whether it is one. */
export const enoughToRecognise = 256;

/** Of an XGBoost model in UBJSON, each after its length. */
const firstKeys = ['\x07learner', '\x07version'];
const byteOrderMark = /^\xef\xbb\xbf/;

/** What tree file the beginning of a file belongs to, whatever the file is called; null for any other. */
export function recogniseTreeFile(beginning: Uint8Array): TreeFileFormat | null {
  const text = Array.from(beginning, (byte) => String.fromCharCode(byte))
    .join('')
    .replace(byteOrderMark, '');
  if (/^\s*tree\r?\n(version|num_class)=/.test(text)) return 'lightgbm-text';
  if (/^\s*\{\s*("version"\s*:\s*\[[\d,\s]*\]\s*,\s*)?"learner"\s*:/.test(text)) return 'xgboost-json';
  if (/^\{[iUIlL]/.test(text) && firstKeys.includes(text.replaceAll('\0', '').slice(2, 10))) return 'xgboost-ubjson';
  return null;
}

/** Whether a file in an archive is worth a look at its beginning: one at the top or in the only folder. */
export const mayBeTreeFile = (name: string) => /^([^/]+\/)?[^/]+\.(json|ubj|txt|model|bin|xgb|bst|lgb)$/i.test(name);
