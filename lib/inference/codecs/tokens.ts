import { AppError } from '#lib/errors';
import type { BoundInput, InputWriter } from '#lib/inference/codecs/input-writer';
import type { Assets } from '#lib/inference/compile-codec';
import type { Manifest } from '#lib/registry/manifest';

/** Writes texts, or pairs of them, as tokens into the graph inputs for ids, mask, types and positions. */
export function tokenWriter(_manifest: Manifest, _inputs: readonly BoundInput[], _assets: Assets): InputWriter {
  throw new AppError('invalid', 'Texts as tokens are not supported yet.');
}
