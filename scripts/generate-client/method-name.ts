/** What an operation's id calls the things of a group, where that is not the group's own name. */
const otherNouns: Record<string, readonly string[]> = {
  batchJobs: ['BatchJob', 'Batch'],
  keys: ['ApiKey', 'Key'],
  people: ['Person', 'People'],
  me: ['Me'],
  oip: ['oip'],
};

/**
 * Where the client has an operation: `listModels` at `/api/v1/models` is `models.list`, what answers rows stands by
 * itself, the Open Inference Protocol is `oip`, and what is beside `/api/v1` goes by its tag.
 */
export function methodName(id: string, path: string, tag: string): { group: string | null; name: string } {
  const resource = /^\/v2\b/.test(path) ? 'oip' : /^\/api\/v1\/([\w-]+)/.exec(path)?.[1];
  if (tag === 'Predict') return { group: null, name: id };
  if (resource === undefined) return { group: camelCase(tag), name: id };
  const group = camelCase(resource);
  const nouns = otherNouns[group] ?? [group[0]!.toUpperCase() + group.slice(1).replace(/s$/, '')];
  for (const noun of nouns) {
    const name = id.replace(new RegExp(`${noun}s?(?=$|[A-Z])`), '');
    if (name !== id && name !== '') return { group, name: name[0]!.toLowerCase() + name.slice(1) };
  }
  return { group, name: id };
}

const camelCase = (words: string) =>
  words
    .split(/[^A-Za-z0-9]+/)
    .map((word, index) => (index === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1).toLowerCase()))
    .join('');
