const markers = new Set(['', '?', '-', 'na', 'n/a', '#n/a', '<na>', 'nan', 'null', 'none', 'nil']);

/** Whether a trimmed field says that there is no value. */
export const isMissing = (text: string) => text.length <= 4 && markers.has(text.toLowerCase());
