import { nextRoute } from '#lib/http/next-route';
import { batchJobOperations } from '#lib/http/operations/batch-jobs';

export const GET = nextRoute(batchJobOperations.output);
