import { AppError } from '#lib/errors';

/** Lets so many pieces of work run at once, and the others wait in order. */
export type Turns = { take<T>(work: () => Promise<T>): Promise<T> };

/** `atOnce` pieces of work run, `mostWaiting` wait; one more is refused with AppError('overloaded'). */
export function openTurns({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async take(work) {
      if (running >= atOnce) {
        if (waiting.length >= mostWaiting) throw tooManyWait();
        await new Promise<void>((resolve) => waiting.push(resolve));
      } else {
        running++;
      }
      try {
        return await work();
      } finally {
        // The turn is handed on, so that nobody who comes meanwhile gets in between.
        const next = waiting.shift();
        if (next) next();
        else running--;
      }
    },
  };
}

const tooManyWait = () =>
  new AppError('overloaded', 'Too many large files wait to be read already. Try again in a moment.');
