/**
 * What people may be asked to agree to: nothing that the service needs to work, which needs no consent (Article 6(1)(b)).
 * Another wording is another date; what was agreed to before stays on record under its own.
 */
export const purposes = {
  'product-news': {
    wording: '2026-11-22',
    title: 'News by e-mail',
    text: 'You may write to my e-mail address when there is something new here. I can take this back at any time.',
  },
  'usage-research': {
    wording: '2026-11-22',
    title: 'Better examples',
    text: 'You may look at which features of the site I use, by name and number, to make it better. What I send to models is not looked at. I can take this back at any time.',
  },
} as const;
export type Purpose = keyof typeof purposes;
export const purposeNames = Object.keys(purposes) as [Purpose, ...Purpose[]];
