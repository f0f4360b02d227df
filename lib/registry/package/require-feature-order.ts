import { AppError } from '#lib/errors';
import type { Manifest } from '#lib/registry/manifest';

/**
 * Throws AppError('invalid') where a manifest has the model file's own features in other places than the file: they
 * are fed by position, and every prediction would be wrong without a word.
 */
export function requireFeatureOrder(given: Manifest, suggested: Manifest): void {
  const places = new Map(suggested.features.map(({ name }, index) => [name, index]));
  const errors = given.features.flatMap(({ name }, index) => {
    const place = places.get(name);
    if (place === undefined || place === index) return [];
    return [
      {
        pointer: `/features/${index}/name`,
        detail: `"${name}" is number ${place + 1} in the model file, not ${index + 1}`,
      },
    ];
  });
  if (errors.length === 0) return;
  throw new AppError('invalid', 'The features are in another order than in the model file.', { errors });
}
