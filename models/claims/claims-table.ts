import type { Table, TableColumn } from '#lib/training/table';
import { features } from './features.ts';
import type { Claim } from './generate.ts';

/** Claims as a table, a column for each feature of the model. */
export function claimsTable(claims: readonly Claim[]): Table {
  const columns = features.map((feature): TableColumn => {
    const { name } = feature;
    if (feature.type !== 'category') {
      return { name, type: 'number', values: Float64Array.from(claims, (claim) => Number(claim[name] ?? NaN)) };
    }
    const { categories } = feature;
    const codes = Int32Array.from(claims, (claim) => categories.indexOf(String(claim[name])));
    return { name, type: 'category', categories, codes };
  });
  return { rowCount: claims.length, columns };
}
