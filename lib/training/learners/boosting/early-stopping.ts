/** How many rounds to keep: up to the first with the least validation loss, or all where there is none. */
export function bestRoundOf(losses: readonly (number | null)[]): number {
  let best = 0;
  losses.forEach((loss, round) => {
    if (loss !== null && loss < losses[best]!) best = round;
  });
  return losses[best] === null ? losses.length : best + 1;
}

/** Whether `patience` rounds went by without a lower validation loss than before them. */
export function isOutOfPatience(losses: readonly (number | null)[], patience: number | null): boolean {
  return patience !== null && losses.length - bestRoundOf(losses) >= patience;
}
