/** As a key it stands for an object's prototype: libraries drop it, or worse. */
const unusable = '__proto__';

/** Names of columns that are unique and never empty, and what was changed for that. */
export function nameColumns(found: readonly string[]): { header: string[]; notes: string[] } {
  const notes: string[] = [];
  const taken = new Set<string>(found.map((name) => name.trim()));
  const used = new Set<string>();
  const header = found.map((raw, index) => {
    const name = raw.trim();
    const isKey = name !== unusable;
    if (name !== '' && isKey && !used.has(name)) {
      used.add(name);
      return name;
    }
    const unique = name === '' || !isKey ? free(`column_${index + 1}`, taken, 1) : free(name, taken, 2);
    taken.add(unique);
    used.add(unique);
    notes.push(
      name === ''
        ? `Column ${index + 1} has no name and is called "${unique}".`
        : !isKey
          ? `Column ${index + 1} is called "${unique}", since "${name}" cannot be the name of a value in JSON.`
          : `The name "${name}" stands over more than one column; column ${index + 1} is called "${unique}".`,
    );
    return unique;
  });
  return { header, notes: shortened(notes) };
}

function free(name: string, taken: ReadonlySet<string>, from: number): string {
  let number = from;
  const candidate = () => (number === 1 ? name : `${name}_${number}`);
  while (taken.has(candidate())) number++;
  return candidate();
}

function shortened(notes: string[]): string[] {
  return notes.length <= 20 ? notes : [...notes.slice(0, 20), `And ${notes.length - 20} more names like these.`];
}
