import { AppError } from '#lib/errors';
import type { Manifest } from '#lib/registry/manifest';

/** A larger call is recorded without its inputs. */
const MAX_KEPT_CHARACTERS = 1024 * 1024;

/** An uploaded file as a row of the version's one image or text feature. */
export function fileRow(manifest: Manifest, file: Uint8Array): Record<string, unknown> {
  const [feature, another] = manifest.features;
  if (!feature || another || (feature.type !== 'image' && feature.type !== 'text')) {
    throw new AppError('invalid', 'This model takes no file: send its features as JSON in "input".');
  }
  // As bytes without Buffer's own JSON form, which is a list of all of them.
  if (feature.type === 'image') return { [feature.name]: new Uint8Array(file.buffer, file.byteOffset, file.length) };
  try {
    return { [feature.name]: new TextDecoder('utf-8', { fatal: true }).decode(file) };
  } catch {
    throw new AppError('invalid', 'The file is not UTF-8 text. Save it as UTF-8 and send it again.');
  }
}

/** The rows as the ledger keeps them, as JSON text: pictures by their size only, and nothing of a very large call. */
export function keptInputs(manifest: Manifest, rows: readonly unknown[]): string | null {
  const pictures = manifest.features.filter((feature) => feature.type === 'image').map((feature) => feature.name);
  const kept = pictures.length === 0 ? rows : rows.map((row) => withoutPictures(row, pictures));
  const json = JSON.stringify(kept);
  return json.length <= MAX_KEPT_CHARACTERS ? json : null;
}

function withoutPictures(row: unknown, pictures: readonly string[]): unknown {
  const kept = { ...(row as Record<string, unknown>) };
  for (const name of pictures) {
    const picture = kept[name];
    if (typeof picture === 'string') kept[name] = `[image, ${picture.length} characters]`;
    if (picture instanceof Uint8Array) kept[name] = `[image, ${picture.length} bytes]`;
  }
  return kept;
}
