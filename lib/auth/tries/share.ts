/** How many tries a subject has within how long. */
export type Share = { name: string; limit: number; windowMs: number };

/** A try that was counted; `giveBack` takes it back after it turned out well, so that only failures use up the share. */
export type Try = { giveBack(): Promise<void> };
