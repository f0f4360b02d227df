import { isStorable } from '#lib/registry/plain-text';

/**
 * Whether PostgreSQL can store the value as jsonb. Told from the strings themselves, since `JSON.stringify` writes a
 * NUL or half a surrogate pair as an escape, which looks harmless and is refused only by the database.
 */
export function isStorableJson(value: unknown): boolean {
  let storable = true;
  JSON.stringify(value, (key, item: unknown) => {
    if (!isStorable(key) || (typeof item === 'string' && !isStorable(item))) storable = false;
    return item;
  });
  return storable;
}
