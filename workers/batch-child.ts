import { scoreFile } from '#lib/batch/scoring/score-file';
import { PartTaken, ScoreOrder, type ScoreReport } from '#lib/batch/scoring/score-order';
import { isAppError } from '#lib/errors';

/** The process that scores a file: takes one order, gives parts, and ends, if it lives so long. */
const mostPartsAhead = 2;
let partsAhead = 0;
let goOn = () => {};

// Without the worker there is nobody to report to.
process.once('disconnect', () => process.exit(0));
process.once('message', async (order) => {
  process.on('message', (message) => {
    if (!PartTaken.safeParse(message).success) return;
    partsAhead--;
    goOn();
  });
  report(await score(order), () => process.exit(0));
});

async function score(order: unknown): Promise<ScoreReport> {
  try {
    await scoreFile(ScoreOrder.parse(order), {
      format: (readAs) => report({ kind: 'format', readAs }),
      part: (part) => {
        report(part);
        partsAhead++;
        if (partsAhead < mostPartsAhead) return Promise.resolve();
        return new Promise((resolve) => {
          goOn = resolve;
        });
      },
    });
    return { kind: 'done' };
  } catch (error) {
    if (isAppError(error)) return { kind: 'refused', problem: error.message };
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function report(message: ScoreReport, sent: () => void = () => {}): void {
  process.send!(message, sent);
}
