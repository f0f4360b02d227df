import { nextRoute } from '#lib/http/next-route';
import { financeOperations } from '#lib/http/operations/finance';

export const GET = nextRoute(financeOperations.expected);
