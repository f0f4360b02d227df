/** What answering a row takes of its input, besides what the graph says. */
export type RowNote = PictureNote | TextNote | TokensNote | WindowsNote;

/** The picture's own size, and where the whole of it lies in what the graph was fed (it may stand over), in pixels of that. */
export type PictureNote = {
  kind: 'picture';
  width: number;
  height: number;
  placed: { left: number; top: number; width: number; height: number };
};

/** Where each token stands in the text, in UTF-16 units, null for marks the tokenizer adds; `word` counts words. */
export type TextNote = {
  kind: 'text';
  text: string;
  tokens: readonly ({ start: number; end: number; word: number } | null)[];
};

/** How many tokens a text has, the marks included, of the width that its row was padded to. */
export type TokensNote = { kind: 'tokens'; count: number };

/** The stretches of a recording or a film that were fed as one row of the tensors each. */
export type WindowsNote = {
  kind: 'windows';
  durationS: number;
  windows: readonly { startS: number; endS: number }[];
};

/** How many rows of the tensors belong to a row of the call. */
export const tensorRowsOf = (note: RowNote | undefined): number => (note?.kind === 'windows' ? note.windows.length : 1);
