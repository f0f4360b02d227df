import { isScalar } from '#lib/inference/codecs/scalar';
import type { Manifest } from '#lib/registry/manifest';

type Row = Record<string, unknown>;
/** A row without names as the codec takes it, or what is wrong with it. */
type ReadUnnamed = (value: unknown) => { row: Row } | { error: string };

/**
 * How rows without names are read: as the value of the only feature, or as a list of all features' values in the order
 * in which the model lists them, where each is a single value.
 */
export function unnamedRow({ features }: Pick<Manifest, 'features'>): ReadUnnamed {
  const [only, another] = features;
  if (only && !another) {
    if (!isScalar(only)) return (value) => ({ row: { [only.name]: value } });
    // What NumPy has as a column is a list of lists.
    return (value) => ({ row: { [only.name]: Array.isArray(value) && value.length === 1 ? value[0] : value } });
  }
  const names = features.map(({ name }) => name);
  const shown = names.slice(0, 20).join(', ') + (names.length > 20 ? ', …' : '');
  if (!features.every(isScalar)) return () => ({ error: `must be an object of this model's features: ${shown}` });
  return (value) => {
    if (!Array.isArray(value)) return { error: `must be an object, or a list, of this model's features: ${shown}` };
    if (value.length !== names.length) {
      return { error: `must have ${names.length} values, one for each feature, has ${value.length}` };
    }
    return { row: Object.fromEntries(names.map((name, column) => [name, value[column]])) };
  };
}
