export type Form = { [name: string]: Form | string };

/** Reads a form as Stripe's API takes it, `line_items[0][price_data][currency]=eur`; lists are objects with numbers. */
export function readStripeForm(text: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const parts = [...name.matchAll(/[^[\]]+/g)].map(([part]) => part);
    let place = form;
    for (const part of parts.slice(0, -1)) {
      const known = place[part];
      const next: Form = typeof known === 'object' ? known : {};
      place[part] = next;
      place = next;
    }
    place[parts.at(-1)!] = value;
  }
  return form;
}

/** The text of a field, by its path; undefined where there is none. */
export function textAt(form: Form, ...path: string[]): string | undefined {
  let place: Form | string | undefined = form;
  for (const part of path) place = typeof place === 'object' ? place[part] : undefined;
  return typeof place === 'string' ? place : undefined;
}

/** The fields of an object of texts, such as `metadata`. */
export function textsAt(form: Form, ...path: string[]): Record<string, string> {
  let place: Form | string | undefined = form;
  for (const part of path) place = typeof place === 'object' ? place[part] : undefined;
  const texts = Object.entries(typeof place === 'object' ? place : {});
  return Object.fromEntries(texts.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
