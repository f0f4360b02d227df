import { nextRoute } from '#lib/http/next-route';
import { peopleOperations } from '#lib/http/operations/people';

export const POST = nextRoute(peopleOperations.enable);
