import { PlainText } from '#lib/registry/plain-text';

/** What people call a data set; two may have the same name. */
export const DatasetName = PlainText.min(1, 'Give the data set a name.').max(100, 'A name has at most 100 characters.');

/** The name of the file without folders and control characters; people see it, nothing is opened by it. */
export function storableFileName(fileName: string): string {
  const last = fileName.toWellFormed().split(/[\\/]/).at(-1)!;
  return last.replace(/\p{Cc}/gu, '').slice(0, 255) || 'data.csv';
}

/** What a data set is called whose owner gave it no name. */
export function nameFromFile(fileName: string): string {
  return DatasetName.safeParse(fileName.replace(/\.(csv|tsv|txt)$/i, '').slice(0, 100)).data ?? 'Data set';
}
