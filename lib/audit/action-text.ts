/** An action of the audit log as words: `closePeriod` → "Close period". */
export const actionText = (action: string): string => (action === 'page' ? 'Open a page' : words(action));

/** These say of themselves what they are. */
const unlabelled = new Set(['id', 'slug', 'path', 'period']);

/** What stands before a value of an entry's target: `personId` → "Person: ". */
export const fieldLabel = (field: string): string =>
  unlabelled.has(field) ? '' : `${words(field).replace(/ id$/, '')}: `;

/** The one of `actions` that somebody means by its words or its id, however they write it; undefined for none. */
export const actionMeant = (typed: string, actions: readonly string[]): string | undefined =>
  actions.find((action) => action === typed) ??
  actions.find((action) => [action, actionText(action)].some((name) => plain(name) === plain(typed)));

/** Of a word nothing but letters and digits, so that spelling does not matter. */
export const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

function words(id: string): string {
  const apart = id
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[._-]/g, ' ')
    .toLowerCase();
  return apart.charAt(0).toUpperCase() + apart.slice(1);
}
