const longestName = 200;

/** The name of each column as callers write it: the manifest takes no blanks around names, and no very long ones. */
export function featureNames(columns: readonly string[]): Map<string, string> {
  const used = new Set<string>();
  return new Map(
    columns.map((column) => {
      const plain = column.trim().slice(0, longestName).trim() || 'column';
      let name = plain;
      for (let copy = 2; used.has(name); copy++) name = `${plain.slice(0, longestName - 10)} (${copy})`;
      used.add(name);
      return [column, name];
    }),
  );
}
