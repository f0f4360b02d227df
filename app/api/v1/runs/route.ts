import { nextRoute } from '#lib/http/next-route';
import { runOperations } from '#lib/http/operations/runs';

export const GET = nextRoute(runOperations.list);
export const POST = nextRoute(runOperations.start);
