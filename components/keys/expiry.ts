/** How long a key may live; the values are days but for two. */
export const expiryChoices = [
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
  { value: 'day', label: 'On a day' },
  { value: 'never', label: 'Never' },
];

const msPerDay = 24 * 60 * 60 * 1000;

/** The moment of a choice as the API takes it: null for never; the end of `day` (YYYY-MM-DD) where the viewer is. */
export function expiryOf(choice: string, day: string, now: Date): string | null {
  if (choice === 'never') return null;
  if (choice === 'day') return new Date(`${day}T23:59:59`).toISOString();
  return new Date(now.getTime() + Number(choice) * msPerDay).toISOString();
}
