import { columnCuts } from './column-cuts.ts';
import type { Columns } from './decision-tree.ts';

/**
 * Bin b holds the values above `cuts[b - 1]` up to and including `cuts[b]`, bin `cuts.length` those above every cut,
 * and the bin after that what is missing.
 */
export type BinnedColumn = { bins: Uint8Array; cuts: Float32Array };

/** With the one of missing values, bins fit a byte. */
export const MOST_BINS = 255;

export function binColumns(columns: Columns): BinnedColumn[] {
  return columns.map((column) => {
    const cuts = columnCuts(column, MOST_BINS);
    const bins = new Uint8Array(new SharedArrayBuffer(column.length));
    fillBins(column, cuts, bins);
    return { cuts, bins };
  });
}

/** Equal parts of the range of the cuts: which part a value is in leaves few cuts to compare it with. */
const CELLS = 2048;

/** Writes the bin of every value of a column. */
export function fillBins(column: Float32Array, cuts: Float32Array, bins: Uint8Array): void {
  const lowest = cuts[0] ?? 0;
  const range = (cuts.at(-1) ?? 0) - lowest;
  const cellsPerUnit = range > 0 && range < Infinity ? CELLS / range : 0;
  const cutsBelow = cutsBelowCells(cuts, lowest, cellsPerUnit);
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    if (Number.isNaN(value)) {
      bins[row] = cuts.length + 1;
      continue;
    }
    const cell = cellOf(value, lowest, cellsPerUnit);
    let low = cutsBelow[cell]!;
    let high = cutsBelow[cell + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= cuts[middle]!) high = middle;
      else low = middle + 1;
    }
    bins[row] = low;
  }
}

function cellOf(value: number, lowest: number, cellsPerUnit: number): number {
  const cell = (value - lowest) * cellsPerUnit;
  return cell > 0 ? (cell < CELLS ? Math.floor(cell) : CELLS - 1) : 0;
}

/** How many cuts lie in cells before each cell, and after the last one how many there are. */
function cutsBelowCells(cuts: Float32Array, lowest: number, cellsPerUnit: number): Uint8Array {
  const below = new Uint8Array(CELLS + 1);
  for (const cut of cuts) below[cellOf(cut, lowest, cellsPerUnit) + 1]!++;
  for (let cell = 1; cell <= CELLS; cell++) below[cell]! += below[cell - 1]!;
  return below;
}
