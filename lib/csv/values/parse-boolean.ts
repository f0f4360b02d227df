const values = new Map([
  ...['true', 't', 'yes', 'y', '1'].map((word) => [word, 1] as const),
  ...['false', 'f', 'no', 'n', '0'].map((word) => [word, 0] as const),
]);

/** 1 for true, yes, t, y and 1, 0 for their opposites, in any case; NaN for everything else. */
export const parseBoolean = (text: string) =>
  text.length > 5 ? Number.NaN : (values.get(text.toLowerCase()) ?? Number.NaN);
