import { AppError } from '#lib/errors';
import { escapePointer } from '#lib/json-pointer';
import { Manifest } from '#lib/registry/manifest';

/** The text of `model.json` as a Manifest. Throws AppError('invalid') with a JSON pointer for each problem. */
export const parseManifest = (text: string): Manifest => checkManifest(parseJson(text));

/** A value as a Manifest, as `parseManifest` does; `problem` is the sentence before its problems. */
export function checkManifest(value: unknown, problem = 'The manifest (model.json) is not as it should be.'): Manifest {
  const parsed = Manifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    pointer: path.map((part) => `/${escapePointer(String(part))}`).join(''),
    detail: message,
  }));
  throw new AppError('invalid', problem, { errors });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('invalid', `model.json is not valid JSON: ${reason}.`);
  }
}
