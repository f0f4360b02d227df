import { isAppError } from '#lib/errors';
import { QuarantineOrder, type QuarantineReport } from '#lib/registry/quarantine-process';
import { rejectionOf } from '#lib/registry/rejection-of';
import { examineUpload } from './quarantine/examine-upload.ts';

/** The process a model file is first opened in: takes one order, gives one report, and ends, if it lives so long. */
// Without the worker there is nobody to report to.
process.once('disconnect', () => process.exit(0));
process.once('message', async (message) => {
  process.send!(await reportOn(message), () => process.exit(0));
});

async function reportOn(message: unknown): Promise<QuarantineReport> {
  try {
    return { kind: 'ready', ...(await examineUpload(QuarantineOrder.parse(message))) };
  } catch (error) {
    if (isAppError(error)) return { kind: 'rejected', reason: rejectionOf(error) };
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
