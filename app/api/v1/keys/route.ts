import { nextRoute } from '#lib/http/next-route';
import { keyOperations } from '#lib/http/operations/keys';

export const GET = nextRoute(keyOperations.list);
export const POST = nextRoute(keyOperations.create);
